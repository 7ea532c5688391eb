package orchsh.shell.session.status;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Service;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Occurrence;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerMonitor.EventQuery;
import orchsh.engine.port.ContainerMonitor.OccurrenceReader;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.session.engine.KeptContainers;
import orchsh.shell.session.job.Jobs;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.session.status.SessionStatus.Engine;
import orchsh.shell.source.StackReader.ReadStack;

/** Knows how the stack of a session is. It looks when the engine tells that something happened, and never otherwise. */
public final class StatusWatch implements EventListener, AutoCloseable {
    private static final Set<String> LOOKS = Set.of("top", "attach", "detach", "resize", "archive-path", "export");

    private final SessionModel model;
    private final KeptContainers kept;
    private final Jobs jobs;
    private final Runnable silence;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> awaited = new LinkedHashSet<>();
    private final Semaphore news = new Semaphore(0);
    private final Cancellation end = new Cancellation();
    private Cancellation listening = new Cancellation();
    private Optional<OpenEngine> engine = Optional.empty();
    private Optional<ObservedStack> seen = Optional.empty();
    private SessionStatus status = SessionStatus.UNKNOWN;
    private Engine engineState = Engine.NOT_ASKED;
    private boolean isLooking;
    private Optional<String> lookedFor = Optional.empty();

    /**
     * A watch over one session.
     *
     * @param silence called when the engine tells no more, though it should
     */
    public StatusWatch(SessionModel model, KeptContainers kept, Jobs jobs, Runnable silence) {
        this.model = model;
        this.kept = kept;
        this.jobs = jobs;
        this.silence = silence;
    }

    public synchronized SessionStatus status() {
        return status;
    }

    /** What was seen when it looked last. */
    public synchronized Optional<ObservedStack> seen() {
        return seen;
    }

    public CancellationToken.Registration listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** There is another connection, or none any more. */
    public void connected(Optional<OpenEngine> to) {
        to.ifPresentOrElse(this::attend, this::lose);
    }

    private void lose() {
        synchronized (this) {
            listening.cancel();
            engine = Optional.empty();
            engineState = Engine.AWAY;
            seen = Optional.empty();
            awaited.clear();
        }
        tell();
    }

    private synchronized void attend(OpenEngine to) {
        listening.cancel();
        engine = Optional.of(to);
        engineState = Engine.THERE;
        Cancellation own = new Cancellation();
        listening = own;
        Background.start("events of the engine", () -> hear(to, own));
        if (!isLooking) {
            isLooking = true;
            Background.start("status of the stack", this::lookAgainAndAgain);
        }
        news.release();
    }

    /** The connection has told no more, and is still there. */
    public synchronized void listenAgain() {
        engine.ifPresent(this::attend);
    }

    private void hear(OpenEngine from, Cancellation wanted) {
        EventQuery query = new EventQuery(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of());
        try {
            from.monitor()
                    .occurrences(
                            query,
                            new OccurrenceReader() {
                                @Override
                                public void occurred(Occurrence occurrence) {
                                    if (isChange(occurrence.action())) {
                                        news.release();
                                    }
                                }

                                @Override
                                public void listening() {
                                    news.release();
                                }
                            },
                            wanted);
        } catch (ProblemException | CancellationException e) {
            // it tells no more: because nobody listens, or because it is gone
        }
        if (!wanted.isCancelled()) {
            silence.run();
        }
    }

    /** Whoever looks into a container is heard too; what is heard then would be looked for once more. */
    private static boolean isChange(String action) {
        return !action.startsWith("exec_") && !LOOKS.contains(action);
    }

    private void lookAgainAndAgain() {
        while (!end.isCancelled()) {
            try {
                news.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            news.drainPermits();
            if (!end.isCancelled()) {
                look();
            }
        }
    }

    /** Looks once, for whoever cannot wait until that has come about. */
    public void look() {
        Optional<OpenEngine> at;
        synchronized (this) {
            at = engine;
        }
        Optional<String> name = model.nameAtHand();
        if (at.isEmpty() || name.isEmpty()) {
            return;
        }
        try {
            ObservedStack now = kept.without(at.get().observe(name.get()));
            now.images(); // their names are offered while somebody types, and nobody waits for an engine then
            synchronized (this) {
                seen = Optional.of(now);
                lookedFor = name;
            }
            tell();
        } catch (ProblemException e) {
            // an engine that cannot be asked tells by its events that it is gone
        }
    }

    /** Something has happened that may have changed the stack. */
    public void lookAgain() {
        news.release();
        tell();
    }

    /** Something has been done that changed nothing; it may have told which stack it is. */
    public void lookIfOther() {
        boolean isOther;
        synchronized (this) {
            isOther = !lookedFor.equals(model.nameAtHand());
        }
        if (isOther) {
            news.release();
        }
        tell();
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof EngineEvent.StepStarted started && started.step().step() instanceof Step.AwaitReady wait) {
            changeAwaited(all -> all.add(wait.service()));
        } else if (event instanceof EngineEvent.StepDone done && done.step().step() instanceof Step.AwaitReady wait) {
            changeAwaited(all -> all.remove(wait.service()));
        } else if (event instanceof EngineEvent.RunFinished) {
            changeAwaited(Set::clear);
        }
    }

    private void changeAwaited(Consumer<Set<String>> change) {
        synchronized (this) {
            change.accept(awaited);
        }
        tell();
    }

    /** Listeners are called with nothing locked, for they may wait for somebody who asks this watch. */
    private void tell() {
        synchronized (this) {
            SessionStatus now = statusNow();
            if (now.equals(status)) {
                return;
            }
            status = now;
        }
        listeners.forEach(Runnable::run);
    }

    private SessionStatus statusNow() {
        Optional<ReadStack> read = model.known();
        Set<String> ending = new TreeSet<>();
        read.ifPresent(there ->
                there.stack().services().stream().filter(Service::isJob).forEach(job -> ending.add(job.name())));
        List<ObservedContainer> own =
                new ArrayList<>(seen.map(ObservedStack::own).orElse(List.of()));
        own.removeIf(container -> ending.contains(container.service().orElse("")));
        int up = (int) own.stream()
                .filter(container -> container.state() == State.RUNNING)
                .count();
        int wanted = read.map(there -> there.stack().services().stream()
                        .filter(service -> !service.isJob())
                        .mapToInt(Service::replicas)
                        .sum())
                .orElse(own.size());
        List<String> unhealthy = own.stream()
                .filter(container -> container.status().contains("(unhealthy)"))
                .flatMap(container -> container.service().stream())
                .distinct()
                .sorted()
                .toList();
        return new SessionStatus(
                model.nameAtHand(),
                up,
                wanted,
                unhealthy,
                List.copyOf(awaited),
                jobs.count(),
                engineState,
                model.isUnsaved());
    }

    @Override
    public void close() {
        end.cancel();
        synchronized (this) {
            listening.cancel();
        }
        news.release();
    }
}
