package orchsh.shell.prompt;

import java.io.IOError;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Something that is said to a terminal at the end, which may take nothing any more or be gone: it keeps nobody for long. */
public final class LastWords {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private LastWords() {}

    /** Has it said, or given up after a moment. */
    public static void say(Runnable words) {
        Thread saying = new Thread(() -> sayWhereItIsHeard(words), "last words");
        saying.setDaemon(true);
        saying.start();
        try {
            saying.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sayWhereItIsHeard(Runnable words) {
        try {
            words.run();
        } catch (IOError | UncheckedIOException e) {
            return; // a terminal that is gone needs nothing
        }
    }
}
