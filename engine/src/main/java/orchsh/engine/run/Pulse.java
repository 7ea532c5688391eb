package orchsh.engine.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;

/**
 * Finds out whether an engine still answers while somebody waits for it to finish something. An engine that is gone is no
 * matter here, for every call then fails by itself; one that is frozen lets its callers wait.
 */
final class Pulse implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Runnable question;
    private final Runnable onSilence;
    private final Cancellation end = new Cancellation();
    private final Signal next = new Signal();

    private Pulse(Runnable question, Runnable onSilence) {
        this.question = question;
        this.onSilence = onSilence;
        end.onCancel(next::raise);
    }

    /**
     * Asks again and again until there is no answer.
     *
     * @param onSilence called once, from another thread
     */
    static Pulse taken(Runnable question, Runnable onSilence) {
        Pulse pulse = new Pulse(question, onSilence);
        pulse.start(pulse::listen);
        return pulse;
    }

    private void listen() {
        boolean answers = true;
        while (answers && !end.isCancelled()) {
            answers = answers();
            next.pause(BETWEEN);
        }
        if (!end.isCancelled()) {
            onSilence.run();
        }
    }

    private boolean answers() {
        FutureTask<Boolean> asking = new FutureTask<>(question, true);
        start(asking);
        try {
            return asking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return true; // being refused is an answer
        } catch (TimeoutException e) {
            asking.cancel(true);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true; // nobody knows this thread, so nobody does this
        }
    }

    private void start(Runnable task) {
        Background.start("pulse of the engine", task);
    }

    @Override
    public void close() {
        end.cancel();
    }
}
