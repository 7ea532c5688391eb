package orchsh.shell.session.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.docker.RunningEngine;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.PortHolder;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.live.LivePorts;

/** The engine of a session, lent to one entry: it stays open, does not show what is kept for `undo`, and others hear what it does. */
final class LentEngine implements OpenEngine {
    private final OpenEngine engine;
    private final KeptContainers kept;
    private final EventListener ear;
    private final EngineObserver observer;

    /** @param ear hears the events of all runs */
    LentEngine(OpenEngine engine, KeptContainers kept, EventListener ear) {
        this.engine = engine;
        this.kept = kept;
        this.ear = ear;
        this.observer = new ObserverWithoutKept(engine.observer(), kept);
    }

    @Override
    public LivePorts ports() {
        LivePorts ports = engine.ports();
        return new LivePorts(
                observer,
                ports.sessions(),
                ports.monitor(),
                ports.files(),
                ports.changes(),
                ports.publishedAt(),
                ports.locality());
    }

    @Override
    public ObservedStack observe(String stack) {
        return kept.without(engine.observe(stack));
    }

    @Override
    public Plan plan(Stack stack, ObservedStack observed, Goal.Up goal, CancellationToken cancellation) {
        return engine.plan(stack, observed, goal, cancellation);
    }

    @Override
    public Plan plan(ObservedStack observed, Goal.Down goal) {
        return engine.plan(observed, goal);
    }

    @Override
    public Plan plan(ObservedStack observed, ContainerGoal goal) {
        return engine.plan(observed, goal);
    }

    @Override
    public Plan planToUndo(Collection<PlannedStep> done, ObservedStack before) {
        return engine.planToUndo(done, before);
    }

    @Override
    public Hold lock(String stack, String command, Consumer<String> note, CancellationToken cancellation) {
        return engine.lock(stack, command, note, cancellation);
    }

    @Override
    public Outcome run(
            Plan plan, EventListener listener, CancellationToken cancellation, Optional<Integer> changesAtOnce) {
        EventListener all = event -> {
            ear.on(event);
            listener.on(event);
        };
        if (!kept.isWanted()) {
            return engine.run(plan, all, cancellation, changesAtOnce);
        }
        KeepingPlan keeping = new KeepingPlan(plan, observe(plan.stack()), kept.until());
        return engine.run(
                keeping.plan(),
                event -> {
                    keeping.keptBy(event).ifPresent(kept::add);
                    all.on(keeping.asPlanned(event));
                },
                cancellation,
                changesAtOnce);
    }

    @Override
    public List<String> makeStandIns(List<String> names, Progress progress, CancellationToken cancellation) {
        return engine.makeStandIns(names, progress, cancellation);
    }

    @Override
    public String location() {
        return engine.location();
    }

    @Override
    public String foundBy() {
        return engine.foundBy();
    }

    @Override
    public Optional<PortHolder> programs() {
        return engine.programs();
    }

    @Override
    public Optional<RunningEngine> ownEngine() {
        return engine.ownEngine();
    }

    /** It goes back to the session, which keeps it. */
    @Override
    public void close() {}
}
