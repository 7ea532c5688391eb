package orchsh.shell.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.live.LivePorts;
import orchsh.shell.live.Plans;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.view.container.Reach;
import org.jspecify.annotations.Nullable;

/** The plans of tasks, carried out as commands carry theirs out. The engine is opened when the first task asks for it. */
public final class CallPlans implements Plans, AutoCloseable {
    private static final String YES = "--yes";

    private final Call call;
    private final String stack;
    private final List<Plan> told = new CopyOnWriteArrayList<>();
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
    public Plan plan(ObservedStack observed, ContainerGoal goal) {
        return engine().plan(observed, goal);
    }

    @Override
    public List<Plan> told() {
        return List.copyOf(told);
    }

    @Override
    public void refuseToTell(String what) {
        if (DryRunOptions.isWanted(call.typed())) {
            throw ProblemException.usage(Problem.error("nobody can tell beforehand " + what));
        }
    }

    @Override
    public void tellReached(Stack wanted) {
        if (!DryRunOptions.isWanted(call.typed())) {
            call.report()
                    .reached(
                            new Reach(engine().publishedAt()),
                            () -> Reach.inOrderOf(wanted, engine().observer().containersOf(stack)));
        }
    }

    @Override
    public boolean confirm(String question) {
        if (DryRunOptions.isWanted(call.typed())) {
            return true;
        }
        if (call.console().asking() == Asking.POINTLESS) {
            Problem problem = Problem.error("nobody is there to be asked: " + question);
            throw ProblemException.usage(
                    call.typed().syntax().option(YES).isPresent()
                            ? problem.hint("`" + YES + "` does not ask")
                            : problem);
        }
        return call.confirm(question);
    }

    @Override
    public void alone(String what, Runnable work, CancellationToken cancellation) {
        refuseToTell(what);
        try (OpenEngine.Hold lock = call.lock(engine(), stack, cancellation)) {
            work.run();
        }
    }

    @Override
    public Plan carryOut(String what, Function<ObservedStack, Plan> planning, CancellationToken cancellation) {
        OpenEngine engine = engine();
        try (OpenEngine.Hold lock = call.lock(engine, stack, cancellation)) {
            Plan plan = planning.apply(engine.observe(stack));
            finish(what, plan, cancellation);
            return plan;
        }
    }

    @Override
    public void await(String what, Plan plan, CancellationToken cancellation) {
        finish(what, plan, cancellation);
    }

    private void finish(String what, Plan plan, CancellationToken cancellation) {
        if (DryRunOptions.isWanted(call.typed())) {
            told.add(plan);
            DryRun.tell(call, plan);
            return;
        }
        call.mention(plan.notes());
        if (plan.steps().isEmpty()) {
            return;
        }
        Failures failures = new Failures();
        Outcome outcome = call.carryOut(engine(), plan, cancellation, failures, Failures::withoutThem);
        if (outcome != Outcome.DONE) {
            throw failures.thrown(what, outcome);
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
