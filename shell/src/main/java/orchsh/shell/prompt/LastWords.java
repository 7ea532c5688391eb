package orchsh.shell.prompt;

import java.io.IOError;
import java.io.UncheckedIOException;
import java.time.Duration;
import orchsh.engine.caller.Background;

/** Something that is said to a terminal at the end, which may take nothing any more or be gone: it keeps nobody for long. */
public final class LastWords {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LastWords() {}

    /** Has it said, or given up after a moment. */
    public static void say(Runnable words) {
        Thread saying = Background.start("last words", () -> sayWhereItIsHeard(words));
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
