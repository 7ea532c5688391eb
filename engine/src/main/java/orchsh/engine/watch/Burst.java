package orchsh.engine.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import orchsh.engine.watch.Hints.EndedException;
import orchsh.engine.watch.Hints.Hint;

/** Waits until many changes in a row, as a checkout makes them, are over. */
final class Burst {
    /** Without a change for so long it is over. */
    static final Duration PAUSE = Duration.ofMillis(300);
    /** Who never pauses is not waited for any longer. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Hints hints;
    private final LongSupplier nanos;

    /** @param nanos a clock that only goes forward */
    Burst(Hints hints, LongSupplier nanos) {
        this.hints = hints;
        this.nanos = nanos;
    }

    /** The next one as a whole. */
    Hint next() throws EndedException {
        Hint all = hints.next(Optional.empty()).orElseGet(() -> new Hint(Set.of(), true));
        long begin = nanos.getAsLong();
        while (nanos.getAsLong() - begin < LONGEST.toNanos()) {
            Optional<Hint> more = hints.next(Optional.of(PAUSE));
            if (more.isEmpty()) {
                return all;
            }
            all = all.and(more.get());
        }
        return all;
    }
}
