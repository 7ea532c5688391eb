package orchsh.engine.plan;

import java.time.Duration;
import java.util.List;

/** Sizes and times as the language writes them. */
final class Amounts {
    private static final List<String> UNITS = List.of("", "k", "m", "g", "t");
    private static final int STEP = 1024;

    private Amounts() {}

    /** In the largest unit that leaves nothing over: {@code 512m}. */
    static String size(long bytes) {
        long amount = bytes;
        int unit = 0;
        while (amount != 0 && amount % STEP == 0 && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        return amount + UNITS.get(unit);
    }

    /** In the largest unit that leaves nothing over: {@code 90s}, {@code 500ms}. */
    static String time(Duration time) {
        if (time.toNanosPart() == 0) {
            return time.toSeconds() + "s";
        }
        long nanos = time.toNanos();
        return nanos % 1_000_000 == 0 ? time.toMillis() + "ms" : nanos + "ns";
    }
}
