package orchsh.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.ProblemException;

/** Tells waiting threads when their container ends. One stream of engine events serves them all. */
final class ExitWatch implements AutoCloseable {
    private final EngineObserver observer;
    private final String project;
    private final Cancellation end = new Cancellation();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Object lock = new Object();
    private final Map<String, Signal> waiting = new HashMap<>();

    ExitWatch(EngineObserver observer, String project) {
        this.observer = observer;
        this.project = project;
    }

    /** Raises the signal whenever something happens to the container, until {@link #forget}. */
    void watch(String container, Signal signal) {
        synchronized (lock) {
            waiting.put(container, signal);
        }
        if (begun.compareAndSet(false, true)) {
            Thread thread = new Thread(this::listen, "events of " + project);
            thread.setDaemon(true);
            thread.start();
        }
    }

    void forget(String container) {
        synchronized (lock) {
            waiting.remove(container);
        }
    }

    private void listen() {
        try {
            observer.events(project, (container, action, exitCode) -> raise(container), end);
        } catch (ProblemException e) {
            // Without events the waiting threads still look at their container now and then, and fail with its words.
            raiseAll();
        }
    }

    private void raise(String container) {
        synchronized (lock) {
            Signal signal = waiting.get(container);
            if (signal != null) {
                signal.raise();
            }
        }
    }

    private void raiseAll() {
        synchronized (lock) {
            waiting.values().forEach(Signal::raise);
        }
    }

    @Override
    public void close() {
        end.cancel();
    }
}
