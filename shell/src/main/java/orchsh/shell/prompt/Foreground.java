package orchsh.shell.prompt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.invocation.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one thing after the other, each on a thread of its own. What is interrupted once is asked to end; the second
 * time it is given a moment, and then left alone.
 */
final class Foreground {
    /** How long something may take to end in order, when the process is told to end. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Duration grace;
    private volatile @Nullable Work current;

    Foreground(Duration grace) {
        this.grace = grace;
    }

    /** How something ended. */
    record Ending(ExitCode code, Way way) {
        /** Whether it came to its end. */
        enum Way {
            ENDED,
            /** By something that nobody thought of. */
            FAILED,
            INTERRUPTED,
            /** It goes on, though nobody waits for it any more. */
            LEFT_ALONE
        }
    }

    private static final class Work {
        private final Cancellation cancellation = new Cancellation();
        private final CompletableFuture<ExitCode> done = new CompletableFuture<>();
        private final CompletableFuture<ExitCode> forced = new CompletableFuture<>();
        private final Thread thread;

        Work(Function<CancellationToken, ExitCode> work) {
            thread = Background.thread("entry", () -> carryOut(work));
        }

        private void carryOut(Function<CancellationToken, ExitCode> work) {
            try {
                done.complete(work.apply(cancellation));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        }
    }

    /** Does it, and returns when it is done or nobody wants it any more. What it throws is its end. */
    Ending run(Function<CancellationToken, ExitCode> wanted) {
        Work work = new Work(wanted);
        current = work;
        work.thread.start();
        try {
            CompletableFuture.anyOf(work.done.handle((code, failure) -> true), work.forced)
                    .join();
            ExitCode code = work.done.isDone() ? work.done.join() : end(work);
            return new Ending(code, work.cancellation.isCancelled() ? Ending.Way.INTERRUPTED : Ending.Way.ENDED);
        } catch (CompletionException e) {
            return work.done.isDone()
                    ? new Ending(ExitCode.STACK_FAILED, Ending.Way.FAILED)
                    : new Ending(ExitCode.INTERRUPTED, Ending.Way.LEFT_ALONE);
        } finally {
            current = null;
        }
    }

    /** Waits for it even if whoever waits is told to end, which is heeded afterwards. */
    private ExitCode end(Work work) {
        work.thread.interrupt();
        return work.done
                .copy()
                .orTimeout(grace.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What Ctrl-C does; nothing when nothing is done. */
    void interrupt() {
        Work work = current;
        if (work == null) {
            return;
        }
        if (work.cancellation.isCancelled()) {
            work.forced.complete(ExitCode.INTERRUPTED);
        } else {
            work.cancellation.cancel();
        }
    }

    /** What the end of the process does: the same, and once more for what does not heed it. */
    void end() {
        interrupt();
        CompletableFuture.delayedExecutor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::interrupt);
    }
}
