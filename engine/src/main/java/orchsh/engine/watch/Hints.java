package orchsh.engine.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells in which folders something may have happened. */
interface Hints extends AutoCloseable {

    /** Begins to tell of a folder; of one that is gone there is nothing to tell. */
    void listenTo(Path folder);

    /**
     * Waits for the next hint.
     *
     * @param patience how long; absent means for ever
     * @return nothing when none came
     * @throws EndedException when they were closed
     */
    Optional<Hint> next(Optional<Duration> patience) throws EndedException;

    @Override
    void close();

    /**
     * A hint.
     *
     * @param folders where something may have happened
     * @param isComplete whether it can have happened nowhere else
     */
    record Hint(Set<Path> folders, boolean isComplete) {
        public Hint {
            folders = Set.copyOf(folders);
        }

        Hint and(Hint other) {
            Set<Path> all = new HashSet<>(folders);
            all.addAll(other.folders);
            return new Hint(all, isComplete && other.isComplete);
        }
    }

    /** Nobody wants hints any more. */
    final class EndedException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
