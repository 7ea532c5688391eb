package orchsh.engine.plan;

import java.util.Map;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.ProblemException;

/** Compares what is wanted with what is there. Pure: no I/O, no clock, no question; the same input, the same plan. */
public final class Planner {

    /**
     * What to do so that the stack runs.
     *
     * @param contents for each service that has a build, what its image would be built from
     * @throws ProblemException when it cannot be: a name or port is taken, an image is missing and may not be built
     */
    public Plan up(Stack stack, ObservedStack observed, Goal.Up goal, Map<String, BuildContent> contents) {
        return new UpPlanner(stack, observed, goal, contents).plan();
    }

    /** What to do so that nothing of the project is left; needs no script, labels tell it all. */
    public Plan down(ObservedStack observed, Goal.Down goal) {
        return new DownPlanner(observed, goal).plan();
    }
}
