package orchsh.shell.command;

import orchsh.engine.model.Stack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.PlanView;

/** Tells what `up` would do, and does none of it. */
final class PlanCommand implements Command {

    @Override
    public CommandForm syntax() {
        return UpCommand.addGoalTo(
                Syntax.command(this, "plan", "Show what `up` would do and why, step by step, and change nothing."));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        StackReader.ReadStack read =
                GivenWaits.on(call, call.readStack(call.typed().words()));
        Stack stack = UpOptions.on(read.stack(), call.typed());
        if (UpCommand.isForNothing(call, read)) {
            return ExitCode.FINE;
        }
        Goal.Up goal = UpCommand.goal(call, read);
        try (OpenEngine engine = call.openEngine()) {
            Plan whole = call.whileWanted(() -> engine.plan(
                    stack, engine.observe(stack.name()), goal, call.invocation().cancellation()));
            Plan plan = UpOptions.on(whole, call.typed());
            call.mention(plan.notes());
            call.print(PlanView.lines(plan, call.console().outLook()));
            return ExitCode.FINE;
        }
    }
}
