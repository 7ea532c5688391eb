package orchsh.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.port.EngineObserver;

/** Tells who waits for a container what happens to it. One stream of engine events serves them all. */
final class ContainerEvents implements AutoCloseable {
    /** What changes how a container is doing; {@code died} and {@code remove} are Podman's words. */
    private static final Set<String> CHANGES = Set.of(
            "start", "die", "died", "oom", "stop", "kill", "destroy", "remove", "pause", "unpause", "health_status");

    private static final Duration BEFORE_LISTENING_AGAIN = Duration.ofSeconds(1);

    private final EngineObserver observer;
    private final String project;
    private final Cancellation end = new Cancellation();
    private final Signal ended = new Signal();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Object lock = new Object();
    private final Map<String, List<Listener>> waiting = new HashMap<>();
    private final Map<String, Integer> lastCodes = new HashMap<>();
    private boolean broken;
    private boolean listening;

    /** Told of one container. */
    interface Listener {
        /** Something that changes how it is doing. */
        void happened(String action);

        /** The stream began or broke: whatever happened before was not told. */
        void mayHaveMissed();
    }

    ContainerEvents(EngineObserver observer, String project) {
        this.observer = observer;
        this.project = project;
        end.onCancel(ended::raise);
    }

    /** Tells of the container from now on, until {@link #forget}. */
    void watch(String container, Listener listener) {
        synchronized (lock) {
            waiting.computeIfAbsent(container, name -> new ArrayList<>()).add(listener);
        }
        open();
    }

    /** Begins to listen, so that nothing is missed of containers that are started from now on. */
    void open() {
        if (begun.compareAndSet(false, true)) {
            Background.start("events of " + project, this::listen);
        }
    }

    void forget(String container, Listener listener) {
        synchronized (lock) {
            waiting.getOrDefault(container, new ArrayList<>()).remove(listener);
        }
    }

    /** The code with which the container last ended, as far as it was told. */
    Optional<Integer> codeOfLastEnd(String container) {
        synchronized (lock) {
            return Optional.ofNullable(lastCodes.get(container));
        }
    }

    /** Whether nothing that happens now is missed. */
    boolean isListening() {
        synchronized (lock) {
            return listening;
        }
    }

    /** Whether the stream could not be opened or has broken, so that containers must be looked at from time to time. */
    boolean isBroken() {
        synchronized (lock) {
            return broken;
        }
    }

    /** A stream that breaks is opened again; whatever happened meanwhile, everybody then looks for himself. */
    private void listen() {
        while (!end.isCancelled()) {
            try {
                observer.events(project, CHANGES, new Ears(), end);
                deaf();
            } catch (RuntimeException | Error e) {
                // Those who wait look at their container now, and fail in words of their own if the engine is gone.
                deaf();
            }
            ended.pause(BEFORE_LISTENING_AGAIN);
        }
    }

    private void deaf() {
        synchronized (lock) {
            listening = false;
            broken = true;
        }
        toAll(Listener::mayHaveMissed);
    }

    private final class Ears implements EngineObserver.EventReader {
        @Override
        public void listening() {
            synchronized (lock) {
                listening = true;
                broken = false;
            }
            toAll(Listener::mayHaveMissed);
        }

        @Override
        public void event(String container, String action, Optional<Integer> exitCode) {
            if (CHANGES.contains(firstWord(action))) {
                List<Listener> listeners;
                synchronized (lock) {
                    exitCode.ifPresent(code -> lastCodes.put(container, code));
                    listeners = List.copyOf(waiting.getOrDefault(container, List.of()));
                }
                listeners.forEach(told -> told.happened(action));
            }
        }
    }

    /** Engines say {@code health_status: healthy}. */
    private static String firstWord(String action) {
        int colon = action.indexOf(':');
        return colon < 0 ? action : action.substring(0, colon);
    }

    private void toAll(Consumer<Listener> message) {
        List<Listener> all;
        synchronized (lock) {
            all = waiting.values().stream().flatMap(List::stream).toList();
        }
        all.forEach(message);
    }

    @Override
    public void close() {
        end.cancel();
    }
}
