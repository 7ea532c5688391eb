package orchsh.shell.command.stack;

import java.util.function.UnaryOperator;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DryRun;
import orchsh.shell.call.GivenWaits;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.UpOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Tells what `up` would do, and does none of it. */
public final class PlanCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(UpCommand.addGoalTo(Syntax.look(
                "plan",
                "Show what `up` would do and why, step by step, and change nothing.",
                "Exit code 2 when something would change, 0 when not.")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        return tell(call, plan -> plan);
    }

    /**
     * The same for whoever has the options of `up`.
     *
     * @param edit what is made of the plan
     */
    static ExitCode tell(Call call, UnaryOperator<Plan> edit) {
        StackReader.ReadStack read =
                GivenWaits.on(call, call.readStack(call.typed().words()));
        Stack stack = UpOptions.on(read.stack(), call.typed());
        if (UpCommand.isForNothing(call, read)) {
            return ExitCode.FINE;
        }
        Goal.Up goal = UpCommand.goal(call, read);
        try (OpenEngine engine = call.openEngineToLook(UpCommand.WORD)) {
            Plan plan = call.whileWanted(() -> engine.plan(
                    stack, engine.observe(stack.name()), goal, call.invocation().cancellation()));
            return DryRun.tell(call, edit.apply(UpOptions.on(plan, call.typed())));
        }
    }
}
