package orchsh.shell.command.stack;

import java.util.List;
import java.util.Optional;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.GivenWaits;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.view.prose.PlanView;

/** The script of a stack that is watched has changed: what that would come to is shown, and done when somebody wants it. */
final class ScriptChange {
    private final Call call;
    private final OpenEngine engine;

    ScriptChange(Call call, OpenEngine engine) {
        this.call = call;
        this.engine = engine;
    }

    /**
     * The stack that is there now; absent where it stays what it was.
     *
     * @param files what has changed, as people call it
     */
    Optional<ReadStack> handle(List<String> files) {
        try {
            files.forEach(file -> call.note("`" + file + "` has changed"));
            ReadStack read = GivenWaits.on(call, call.readStack(call.typed().words()));
            Stack stack = read.stack();
            Goal.Up goal = UpCommand.goal(call, read);
            Plan shown = plan(stack, goal);
            if (shown.changesNothing()) {
                call.note("nothing of the stack has to change");
                return Optional.of(read);
            }
            call.report().result(PlanView.lines(shown, call.console().outLook()));
            if (call.console().asking() == Asking.POINTLESS) {
                call.note("`orchsh up` does it; until then the stack is watched as it was");
                return Optional.empty();
            }
            if (!call.confirm("do it?")) {
                call.note("the stack is watched as it was");
                return Optional.empty();
            }
            return carryOut(stack, goal) == Outcome.DONE ? Optional.of(read) : Optional.empty();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED || e.kind() == ProblemException.Kind.NO_ENGINE) {
                throw e;
            }
            call.show(e.problems());
            call.note("the stack is watched as it was");
            return Optional.empty();
        }
    }

    private Plan plan(Stack stack, Goal.Up goal) {
        return call.whileWanted(() -> engine.plan(
                stack, engine.observe(stack.name()), goal, call.invocation().cancellation()));
    }

    private Outcome carryOut(Stack stack, Goal.Up goal) {
        try (OpenEngine.Hold lock = call.lock(engine, stack.name())) {
            Plan plan = plan(stack, goal);
            call.mention(plan.notes());
            return call.carryOut(engine, plan);
        }
    }
}
