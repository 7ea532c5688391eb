package orchsh.engine.api;

import java.time.Instant;

/** Moments as engines take them: seconds since 1970, with a fraction. */
final class EngineTime {
    private EngineTime() {}

    static String of(Instant moment) {
        String nanos = Integer.toString(1_000_000_000 + moment.getNano());
        return moment.getEpochSecond() + "." + nanos.substring(1);
    }
}
