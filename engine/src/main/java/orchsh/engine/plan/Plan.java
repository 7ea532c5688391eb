package orchsh.engine.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.model.Batches;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/**
 * What will happen, before anything happens. Steps only ever come after steps with smaller numbers.
 *
 * @param stack the stack's name
 * @param steps in an order in which they could be done one by one
 * @param notes what the user should know, though nothing is done about it
 * @param terms what holds for it as a whole
 */
public record Plan(String stack, List<PlannedStep> steps, List<String> notes, Terms terms) {
    public Plan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        for (PlannedStep step : steps) {
            if (!step.after().isEmpty() && step.after().last() >= step.id()) {
                throw new IllegalArgumentException("step " + step + " does not come after what it waits for");
            }
        }
    }

    /** A plan of nothing for nobody. */
    public static final Plan NOTHING = new Plan("", List.of(), List.of());

    /** A plan on the usual terms. */
    public Plan(String stack, List<PlannedStep> steps, List<String> notes) {
        this(stack, steps, notes, Terms.USUAL);
    }

    /** The steps after which the engine is different. */
    public List<PlannedStep> changes() {
        return steps.stream().filter(planned -> planned.step().changes()).toList();
    }

    public boolean changesNothing() {
        return changes().isEmpty();
    }

    /** Whether what was done of it is undone when it ends early: not when everything was ready already. */
    public boolean isUndoneAfter(Collection<PlannedStep> done) {
        return terms.onFailure() == Terms.OnFailure.UNDO
                && done.stream().noneMatch(planned -> planned.step() instanceof Step.AllReady);
    }

    /**
     * The services that are to go back after a run that ended early.
     *
     * @param failed the steps that failed
     * @param notDone the steps that were not done
     * @param isLate whether it ended because its time was over
     */
    public Set<String> servicesToRollBack(Collection<Integer> failed, Collection<PlannedStep> notDone, boolean isLate) {
        Set<String> services = new LinkedHashSet<>();
        for (Trial trial : terms.trials()) {
            boolean isLost = trial.isLost(failed)
                    || failed.stream().anyMatch(id -> isOtherStepOf(trial, id))
                    || (isLate
                            && notDone.stream()
                                    .anyMatch(planned -> trial.judged().containsKey(planned.id())));
            if (isLost && trial.onFailure() == Batches.OnFailure.ROLLBACK) {
                services.add(trial.service());
            }
        }
        return services;
    }

    /** Whether a service of it goes back when too many of its containers fail. */
    public boolean mayGoBack() {
        return terms.trials().stream().anyMatch(trial -> trial.onFailure() == Batches.OnFailure.ROLLBACK);
    }

    /** What fails besides the new containers themselves is not borne by any ratio. */
    private boolean isOtherStepOf(Trial trial, int id) {
        return trial.containerOf(id).isEmpty()
                && steps.stream()
                        .anyMatch(planned ->
                                planned.id() == id && planned.step().service().equals(trial.service()));
    }

    /** The steps that lose data for good. */
    public List<Step> destroysData() {
        return steps.stream().map(PlannedStep::step).filter(Plan::destroys).toList();
    }

    private static boolean destroys(Step step) {
        return step instanceof Step.RemoveVolume
                || (step instanceof Step.RemoveContainer removal && removal.volumes() == AnonymousVolumes.REMOVE);
    }

    /** One line a step. */
    @Override
    public String toString() {
        return String.join("\n", steps.stream().map(PlannedStep::toString).toList());
    }
}
