package orchsh.shell.command.stack;

import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.GivenWaits;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.PlanEdits;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Makes the stack as its script says, and starts nothing of it. */
public final class CreateCommand implements Command {

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(UpCommand.addGoalTo(Syntax.command(
                "create",
                "Make the stack's containers, networks and volumes, and start nothing.",
                "As `up --no-start`.")));
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
        if (DryRunOptions.isWanted(call.typed())) {
            return PlanCommand.tell(call, PlanEdits::withoutStarts);
        }
        ReadStack read = GivenWaits.on(call, call.readStack(call.typed().words()));
        return UpCommand.bringUp(call, read, PlanEdits::withoutStarts);
    }
}
