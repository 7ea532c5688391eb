package orchsh.shell.session.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.shell.session.engine.KeptContainers.Kept;

/** A plan that gives containers another name where the one that it was made of removes them. Whoever looks on sees that one. */
final class KeepingPlan {
    private final Map<Integer, PlannedStep> planned = new HashMap<>();
    private final Map<Integer, Kept> kept = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Plan shown;
    private final Plan plan;

    /** @param until when they are not kept any longer */
    KeepingPlan(Plan plan, ObservedStack before, Instant until) {
        List<PlannedStep> steps = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            planned.put(step.id(), step);
            steps.add(removed(step, before)
                    .map(was -> keep(step, was, before, until))
                    .orElse(step));
        }
        List<PlannedStep> staying = steps.stream()
                .filter(step -> !(step.step() instanceof Step.RemoveFiles removal && files.contains(removal.volume())))
                .toList();
        this.plan = new Plan(plan.stack(), staying, plan.notes(), plan.terms());
        this.shown =
                new Plan(plan.stack(), staying.stream().map(this::asPlanned).toList(), plan.notes(), plan.terms());
    }

    private static Optional<ObservedContainer> removed(PlannedStep step, ObservedStack before) {
        return step.step() instanceof Step.RemoveContainer removal && removal.volumes() == AnonymousVolumes.KEEP
                ? before.own().stream()
                        .filter(container -> container.name().equals(removal.container()))
                        .findFirst()
                : Optional.empty();
    }

    private PlannedStep keep(PlannedStep step, ObservedContainer was, ObservedStack before, Instant until) {
        Kept container = new Kept(was, until, before.volumesOfFiles(was));
        kept.put(step.id(), container);
        files.addAll(container.files());
        String service = ((Step.RemoveContainer) step.step()).service();
        return new PlannedStep(
                step.id(),
                new Step.RenameContainer(service, was.name(), was.nameToKeep(until)),
                step.why(),
                step.after());
    }

    Plan plan() {
        return plan;
    }

    /** The container that has been set aside by what is told. */
    Optional<Kept> keptBy(EngineEvent event) {
        return event instanceof EngineEvent.StepDone done
                ? Optional.ofNullable(kept.get(done.step().id()))
                : Optional.empty();
    }

    /** What is told, of the plan that was made. */
    EngineEvent asPlanned(EngineEvent event) {
        if (event instanceof EngineEvent.RunStarted) {
            return new EngineEvent.RunStarted(shown);
        } else if (event instanceof EngineEvent.StepStarted started) {
            return new EngineEvent.StepStarted(asPlanned(started.step()));
        } else if (event instanceof EngineEvent.StepDone done) {
            return new EngineEvent.StepDone(asPlanned(done.step()), done.took());
        } else if (event instanceof EngineEvent.StepFailed failed) {
            return new EngineEvent.StepFailed(asPlanned(failed.step()), failed.problems(), failed.took());
        } else if (event instanceof EngineEvent.RunFinished finished) {
            return new EngineEvent.RunFinished(
                    finished.outcome(), asPlanned(finished.done()), asPlanned(finished.notDone()), finished.took());
        }
        return event;
    }

    private List<PlannedStep> asPlanned(List<PlannedStep> steps) {
        return steps.stream().map(this::asPlanned).toList();
    }

    private PlannedStep asPlanned(PlannedStep step) {
        return planned.getOrDefault(step.id(), step);
    }
}
