package orchsh.shell.live;

import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;

/** Makes and carries out plans, for all to see. */
public interface Plans {

    /** The engine, opened when it is asked for the first time. */
    LivePorts ports();

    /** One snapshot. */
    ObservedStack observe();

    Plan plan(Stack stack, ObservedStack observed, Goal.Up goal, CancellationToken cancellation);

    Plan plan(ObservedStack observed, Goal.Down goal);

    /** Does something to the stack while nobody else does. */
    void alone(Runnable work, CancellationToken cancellation);

    /**
     * Carries a plan out, while nobody else does; throws when it is not carried out to its end.
     *
     * @param what is done, for the problem: {@code bringing up db}
     * @param planning makes the plan of what is there
     */
    void carryOut(String what, Function<ObservedStack, Plan> planning, CancellationToken cancellation);
}
