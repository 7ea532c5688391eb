package orchsh.shell.live;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.TimeWords;

/**
 * Holds code of scripts to its time and to the wish of its caller: when either is over, all that the code has begun is
 * called off, and code that does not heed that is left behind on a thread that keeps no process alive.
 */
public final class Tether {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private volatile CancellationToken current;

    /** @param caller tells when nothing of it is wanted any more */
    public Tether(CancellationToken caller) {
        this.current = caller;
    }

    /** Tells when what runs just now is not wanted any more. */
    CancellationToken current() {
        return current;
    }

    /** As {@link #hold(Optional, String, Supplier)}, of work that gives nothing. */
    public void hold(Optional<Duration> time, String what, Runnable work) {
        hold(time, what, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Does some work, and returns what it gives when it is done.
     *
     * @param time how long it may take; absent means as long as it is wanted
     * @param what it is, for the problem when that is over
     */
    public <T> T hold(Optional<Duration> time, String what, Supplier<T> work) {
        CancellationToken before = current;
        Cancellation own = new Cancellation();
        CountDownLatch news = new CountDownLatch(1);
        FutureTask<T> task = new FutureTask<>(work::get) {
            @Override
            protected void done() {
                news.countDown();
            }
        };
        Thread thread = Background.thread(what, task);
        try (CancellationToken.Registration registration = before.onCancel(() -> {
            own.cancel();
            news.countDown();
        })) {
            current = own;
            thread.start();
            boolean inTime = await(news, time);
            if (!task.isDone() || before.isCancelled()) {
                own.cancel();
                finish(task, thread);
                throw inTime ? calledOff(what) : tookTooLong(what, time.orElseThrow());
            }
            return result(task, what);
        } finally {
            current = before;
        }
    }

    private static boolean await(CountDownLatch news, Optional<Duration> time) {
        try {
            if (time.isPresent()) {
                return news.await(time.get().toNanos(), TimeUnit.NANOSECONDS);
            }
            news.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What it has begun is ended by whoever began it; an interrupt ends what only sleeps. */
    private static void finish(FutureTask<?> task, Thread thread) {
        thread.interrupt();
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        task.cancel(true);
    }

    private static <T> T result(FutureTask<T> task, String what) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // Groovy's code throws checked exceptions undeclared
            throw Tether.<RuntimeException>undeclared(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw calledOff(what);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E undeclared(Throwable thrown) throws E {
        throw (E) thrown;
    }

    static ProblemException calledOff(String what) {
        return new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error(what + " was called off"));
    }

    private static ProblemException tookTooLong(String what, Duration time) {
        return ProblemException.stack(Problem.error(what + " took longer than " + TimeWords.exact(time)));
    }
}
