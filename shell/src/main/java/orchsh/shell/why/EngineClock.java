package orchsh.shell.why;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells what time it is on an engine, from the second that its answers name. */
public final class EngineClock {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private EngineClock() {}

    /**
     * Our own time as long as it is in the engine's second; else the end of that second, so that nothing that has happened
     * there is still to come.
     *
     * @param second absent when the engine does not tell: then it is taken to have our time
     * @param here what the time is here
     */
    public static Instant now(Optional<Instant> second, Instant here) {
        return second.filter(there -> here.isBefore(there) || !here.isBefore(there.plus(SECOND)))
                .map(there -> there.plus(SECOND).minusNanos(1))
                .orElse(here);
    }
}
