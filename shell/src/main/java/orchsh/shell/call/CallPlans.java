package orchsh.shell.call;

import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.shell.live.LivePorts;
import orchsh.shell.live.Plans;
import org.jspecify.annotations.Nullable;

/** The plans of tasks, carried out as commands carry theirs out. The engine is opened when the first task asks for it. */
public final class CallPlans implements Plans, AutoCloseable {
    private final Call call;
    private final String stack;
    private @Nullable OpenEngine opened;

    public CallPlans(Call call, String stack) {
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
        return engine().plan(wanted, observed, goal.writtenIn(call.stackFile().path()), cancellation);
    }

    @Override
    public Plan plan(ObservedStack observed, Goal.Down goal) {
        return engine().plan(observed, goal.writtenIn(call.stackFile().path()));
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
        Failures failures = new Failures();
        try (OpenEngine.Hold lock = call.lock(engine, stack, cancellation)) {
            Plan plan = planning.apply(engine.observe(stack));
            call.mention(plan.notes());
            if (plan.steps().isEmpty()) {
                return;
            }
            Outcome outcome = call.carryOut(engine, plan, cancellation, failures, Failures::withoutThem);
            if (outcome != Outcome.DONE) {
                throw failures.thrown(what, outcome);
            }
        }
    }

    @Override
    public synchronized void close() {
        OpenEngine engine = opened;
        if (engine != null) {
            engine.close();
        }
    }
}
