package orchsh.engine.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.port.EngineObserver;

/** Tells who waits for a container that it may have ended. One stream of engine events serves them all. */
final class ExitWatch implements AutoCloseable {
    /** What ends a container or makes it deaf; {@code died} and {@code remove} are Podman's words. */
    private static final Set<String> ENDINGS =
            Set.of("die", "died", "oom", "stop", "kill", "destroy", "remove", "pause");

    private static final Duration BEFORE_LISTENING_AGAIN = Duration.ofSeconds(1);

    private final EngineObserver observer;
    private final String project;
    private final Cancellation end = new Cancellation();
    private final Signal ended = new Signal();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Object lock = new Object();
    private final Map<String, Runnable> waiting = new HashMap<>();

    ExitWatch(EngineObserver observer, String project) {
        this.observer = observer;
        this.project = project;
        end.onCancel(ended::raise);
    }

    /** Calls back whenever the container may have ended, until {@link #forget}. */
    void watch(String container, Runnable onDoubt) {
        synchronized (lock) {
            waiting.put(container, onDoubt);
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

    /** A stream that breaks is opened again; whatever happened meanwhile, everybody then looks for himself. */
    private void listen() {
        while (!end.isCancelled()) {
            try {
                observer.events(project, ENDINGS, new Ears(), end);
            } catch (RuntimeException | Error e) {
                // Those who wait look at their container now, and fail in words of their own if the engine is gone.
                doubtAll();
            }
            ended.pause(BEFORE_LISTENING_AGAIN);
        }
    }

    private final class Ears implements EngineObserver.EventReader {
        @Override
        public void listening() {
            doubtAll();
        }

        @Override
        public void event(String container, String action, Optional<Integer> exitCode) {
            if (ENDINGS.contains(action)) {
                Optional<Runnable> doubtful;
                synchronized (lock) {
                    doubtful = Optional.ofNullable(waiting.get(container));
                }
                doubtful.ifPresent(Runnable::run);
            }
        }
    }

    private void doubtAll() {
        List<Runnable> all;
        synchronized (lock) {
            all = List.copyOf(waiting.values());
        }
        all.forEach(Runnable::run);
    }

    @Override
    public void close() {
        end.cancel();
    }
}
