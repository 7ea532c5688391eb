package orchsh.shell.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;

/** Waits for work that cannot be called off itself, such as a script that never ends or a frozen engine, only as long as it is wanted. */
public final class Patience {
    private static final Duration LIFETIME = Duration.ofDays(10_000);

    private Patience() {}

    /**
     * What the work gives or throws. When it is called off first, it is left alone on a thread that keeps no process
     * alive, and this throws a {@link CancellationException}.
     */
    public static <T> T whileWanted(CancellationToken cancellation, Supplier<T> work) {
        return within(LIFETIME, cancellation, work).orElseThrow();
    }

    /** As {@link #whileWanted}, for no longer than that: what is not done by then is left alone, too, and absent. */
    public static <T> Optional<T> within(Duration time, CancellationToken cancellation, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Background.start("work", task);
        try (CancellationToken.Registration registration = cancellation.onCancel(() -> task.cancel(true))) {
            return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            task.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
