package orchsh.shell.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does what has to be done at the end of work that was called off, where an interrupt for that work does not reach it. */
final class Cleanup {
    private Cleanup() {}

    static void run(Runnable work) {
        try {
            CompletableFuture.runAsync(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
