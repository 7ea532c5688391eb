package orchsh.engine.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes a service a job: it runs to its end instead of being kept running.
 *
 * @param once whether it is run again only when its definition has changed
 */
public record Job(boolean once) {
    /** A job may take its time; what bounds it is the deadline of the whole. */
    private static final Wait.Options AS_LONG_AS_IT_TAKES =
            new Wait.Options(Duration.ofDays(365), Duration.ZERO, Optional.empty(), Optional.empty());

    /** The waits, and one for the end if there is none yet. */
    public static List<Wait> withEnd(List<Wait> waits) {
        List<Wait> all = new ArrayList<>(waits);
        if (waits.stream().noneMatch(Wait.Exit.class::isInstance)) {
            all.add(new Wait.Exit(0, AS_LONG_AS_IT_TAKES));
        }
        return List.copyOf(all);
    }

    static int fineExitCode(List<Wait> waits) {
        return waits.stream()
                .filter(Wait.Exit.class::isInstance)
                .map(Wait.Exit.class::cast)
                .map(Wait.Exit::code)
                .findFirst()
                .orElse(0);
    }
}
