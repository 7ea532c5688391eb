package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.live.LivePorts;
import orchsh.shell.live.Plans;
import org.jspecify.annotations.Nullable;

/** The plans of tasks, carried out as commands carry theirs out. The engine is opened when the first task asks for it. */
final class CallPlans implements Plans, AutoCloseable {
    private final Call call;
    private final String stack;
    private @Nullable OpenEngine opened;

    CallPlans(Call call, String stack) {
        this.call = call;
        this.stack = stack;
    }

    private synchronized OpenEngine engine() {
        OpenEngine engine = opened;
        if (engine == null) {
            engine = call.openEngine();
            opened = engine;
        }
        return engine;
    }

    @Override
    public LivePorts ports() {
        return engine().ports();
    }

    @Override
    public ObservedStack observe() {
        return engine().observe(stack);
    }

    @Override
    public Plan plan(Stack wanted, ObservedStack observed, Goal.Up goal, CancellationToken cancellation) {
        return engine().plan(wanted, observed, goal, cancellation);
    }

    @Override
    public Plan plan(ObservedStack observed, Goal.Down goal) {
        return engine().plan(observed, goal);
    }

    @Override
    public void alone(Runnable work, CancellationToken cancellation) {
        try (OpenEngine.Hold lock = call.lock(engine(), stack, cancellation)) {
            work.run();
        }
    }

    @Override
    public void carryOut(String what, Function<ObservedStack, Plan> planning, CancellationToken cancellation) {
        OpenEngine engine = engine();
        List<Problem> failures = new ArrayList<>();
        try (OpenEngine.Hold lock = call.lock(engine, stack, cancellation)) {
            Plan plan = planning.apply(engine.observe(stack));
            call.mention(plan.notes());
            if (plan.steps().isEmpty()) {
                return;
            }
            Outcome outcome = call.carryOut(engine, plan, cancellation, event -> {
                if (event instanceof EngineEvent.StepFailed failed) {
                    failures.addAll(failed.problems());
                }
            });
            if (outcome != Outcome.DONE) {
                throw failure(what, outcome, failures);
            }
        }
    }

    private static ProblemException failure(String what, Outcome outcome, List<Problem> failures) {
        if (outcome == Outcome.CANCELLED) {
            return new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error(what + " was called off"));
        }
        String why = outcome == Outcome.DEADLINE
                ? " took too long"
                : failures.isEmpty() ? " failed" : " failed: " + failures.get(0).message();
        return ProblemException.stack(Problem.error(what + why));
    }

    @Override
    public synchronized void close() {
        OpenEngine engine = opened;
        if (engine != null) {
            engine.close();
        }
    }
}
