package orchsh.engine.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.ProblemException;

/** Compares what is wanted with what is there. Pure: no I/O, no clock, no question; the same input, the same plan. */
public final class Planner {

    /**
     * What the images that a goal takes would be built from: those of the services it is about and, where the stack
     * builds them too, the images those are built on.
     *
     * @param read looks at the build folder of one service
     */
    public Map<String, BuildContent> contents(
            Stack stack, ObservedStack observed, Goal.Up goal, Function<Service, BuildContent> read) {
        Scope scope = Scope.of(stack, observed, StartOrder.of(stack), goal);
        return new Builders(stack).contents(scope.services(), read);
    }

    /** The services that a goal is about. */
    public List<Service> services(Stack stack, ObservedStack observed, Goal.Up goal) {
        return Scope.of(stack, observed, StartOrder.of(stack), goal).services();
    }

    /**
     * What to do so that the stack runs.
     *
     * @param research what was found out for it
     * @throws ProblemException when it cannot be: a name or port is taken, an image is missing and may not be built
     */
    public Plan up(Stack stack, ObservedStack observed, Goal.Up goal, Research research) {
        return new UpPlanner(Scale.of(stack, goal.choices().scale()), observed, goal, research).plan();
    }

    /**
     * What to do so that everything is again as it was before a run that ended early; what cannot be brought back is
     * noted.
     *
     * @param done the steps that were done
     * @param before what was there before them
     * @param now what is there now
     */
    public Plan undo(Collection<PlannedStep> done, ObservedStack before, ObservedStack now) {
        return new UndoPlanner(done, before, now).plan();
    }

    /** What to do so that nothing of the project is left; needs no script, labels tell it all. */
    public Plan down(ObservedStack observed, Goal.Down goal) {
        return new DownPlanner(observed, goal).plan();
    }

    /**
     * What to do with containers that are there.
     *
     * @param research what was found out for it; nothing is needed of builds and registries
     */
    public Plan change(ObservedStack observed, ContainerGoal goal, Research research) {
        if (goal instanceof ContainerGoal.Start start) {
            return new StartPlanner(observed, goal, start.script(), research).start();
        }
        if (goal instanceof ContainerGoal.Restart restart) {
            return new StartPlanner(observed, goal, restart.script(), research).restart(restart);
        }
        if (goal instanceof ContainerGoal.GoBack back) {
            return new RollbackPlanner(observed, back).plan();
        }
        RestPlanner resting = new RestPlanner(observed, goal);
        if (goal instanceof ContainerGoal.Stop stop) {
            return resting.stop(stop);
        }
        if (goal instanceof ContainerGoal.Signal signal) {
            return resting.signal(signal);
        }
        if (goal instanceof ContainerGoal.Remove remove) {
            return resting.remove(remove);
        }
        return goal instanceof ContainerGoal.Pause ? resting.pause() : resting.unpause();
    }
}
