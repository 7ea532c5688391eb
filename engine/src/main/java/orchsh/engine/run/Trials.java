package orchsh.engine.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Trial;

/** Which steps of a run have failed, and whether that is borne. It is meant for one thread. */
final class Trials {
    private final List<Trial> trials;
    private final Set<Integer> failed = new HashSet<>();

    Trials(List<Trial> trials) {
        this.trials = trials;
    }

    /** Notes down a failure; says whether the run goes on all the same. */
    boolean bears(PlannedStep step) {
        failed.add(step.id());
        return trials.stream()
                .filter(trial -> trial.containerOf(step.id()).isPresent())
                .anyMatch(trial -> trial.goesOn(failed));
    }

    /** Whether a step is about a container that has failed already: it can only fail again, or must not be done without it. */
    boolean isInVain(PlannedStep step) {
        return !failed.isEmpty() && trials.stream().anyMatch(trial -> trial.isInVain(step.id(), failed));
    }

    /** Whether more containers of a service have failed than may, though the run went on. */
    boolean isAnyLost() {
        return trials.stream().anyMatch(trial -> trial.isLost(failed));
    }
}
