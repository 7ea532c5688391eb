package orchsh.engine.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.EventReader;
import orchsh.engine.port.EngineObserver.LogQuery;

/** The logs of all containers of a selection that run, and of those that are started meanwhile. */
final class LogTrails {
    private final EngineObserver observer;
    private final LogSelection selection;
    private final LogQuery query;
    private final CancellationToken stop;
    private final LogTrail.Ears ears;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Map<String, LogTrail> trails = new HashMap<>();
    private Map<String, String> lastRead = Map.of();
    private boolean begun;
    private boolean anyHasRun;

    LogTrails(
            EngineObserver observer,
            LogSelection selection,
            LogQuery query,
            CancellationToken stop,
            LogTrail.Ears ears) {
        this.observer = observer;
        this.selection = selection;
        this.query = query;
        this.stop = stop;
        this.ears = ears;
    }

    /** Returns when no start is missed any more. */
    void listen() throws InterruptedException {
        Background.start("starts of " + selection.project(), this::hear);
        listening.await();
    }

    private void hear() {
        try {
            observer.events(selection.project(), Set.of("start"), new Starts(), stop);
        } catch (RuntimeException e) {
            ears.failed(e);
        } finally {
            listening.countDown();
        }
    }

    /** Hears of containers that start. */
    private final class Starts implements EventReader {
        @Override
        public void event(String container, String action, Optional<Integer> exitCode) {
            try {
                started(container);
            } catch (RuntimeException e) {
                ears.failed(e);
            }
        }

        @Override
        public void listening() {
            listening.countDown();
        }
    }

    private synchronized void started(String name) {
        if (!begun) {
            return; // it will be among those that are looked at in the beginning
        }
        anyHasRun = true;
        List<ObservedContainer> containers = observer.containersOf(selection.project());
        boolean known =
                containers.stream().anyMatch(container -> container.name().equals(name));
        // One that was given another name in between is among those that run.
        resume(containers, container -> known ? container.name().equals(name) : runs(container));
    }

    /**
     * Begins with every container that has ever run.
     *
     * @param read for each container's id the moment of the last line that was read before
     */
    synchronized void begin(Map<String, String> read) {
        lastRead = Map.copyOf(read);
        begun = true;
        List<ObservedContainer> containers = observer.containersOf(selection.project());
        anyHasRun = containers.stream().anyMatch(container -> selection.includes(container) && runs(container));
        resume(containers, container -> container.state() != ObservedContainer.State.CREATED);
    }

    private void resume(List<ObservedContainer> containers, Predicate<ObservedContainer> wanted) {
        Map<String, String> names = new HashMap<>();
        selection.sources(containers).forEach(source -> names.put(source.container(), source.name()));
        for (ObservedContainer container : containers) {
            String name = names.get(container.id());
            if (name != null && wanted.test(container)) {
                trails.computeIfAbsent(container.id(), id -> trail(new LogSource(id, name)))
                        .resume();
            }
        }
    }

    private LogTrail trail(LogSource source) {
        LogQuery rest = new LogQuery(true, Optional.empty(), query.since(), Optional.empty(), true);
        Optional<String> last = Optional.ofNullable(lastRead.get(source.container()));
        return new LogTrail(observer, source, rest, last, stop, ears);
    }

    synchronized boolean areReading() {
        return trails.values().stream().anyMatch(LogTrail::isReading);
    }

    /** Whether any has run since the beginning, so that a restart may be under way. */
    synchronized boolean haveRun() {
        return anyHasRun;
    }

    /** Asks the engine whether any runs, or is to be restarted by it. */
    boolean run() {
        return observer.containersOf(selection.project()).stream()
                .anyMatch(container -> selection.includes(container) && runs(container));
    }

    private static boolean runs(ObservedContainer container) {
        return switch (container.state()) {
            case RUNNING, PAUSED, RESTARTING -> true;
            default -> false;
        };
    }
}
