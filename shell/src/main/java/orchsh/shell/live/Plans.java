package orchsh.shell.live;

import java.util.List;
import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
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

    Plan plan(ObservedStack observed, ContainerGoal goal);

    /**
     * Does something to the stack while nobody else does.
     *
     * @param what it does, for the problem where that is only to be told
     */
    void alone(String what, Runnable work, CancellationToken cancellation);

    /**
     * Carries a plan out, while nobody else does; throws when it is not carried out to its end. Where things are only to be
     * told and not to be done, it is told.
     *
     * @param what is done, for the problem: {@code bringing up db}
     * @param planning makes the plan of what is there
     * @return the plan
     */
    Plan carryOut(String what, Function<ObservedStack, Plan> planning, CancellationToken cancellation);

    /** As {@link #carryOut}, of a plan that changes nothing: others may do something to the stack in the meantime. */
    void await(String what, Plan plan, CancellationToken cancellation);

    /** What has been told instead of being done. */
    List<Plan> told();

    /** Refuses what cannot be told beforehand, where it is only to be told. */
    void refuseToTell(String what);

    /** Tells where the services of a stack are reached. */
    void tellReached(Stack stack);

    /** Asks whoever wants it; where nobody can answer, that is a problem. */
    boolean confirm(String question);
}
