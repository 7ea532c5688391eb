package orchsh.shell.command.stack;

import java.util.Set;
import orchsh.engine.plan.ContainerGoal;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Lets go on what is held. */
public final class UnpauseCommand implements Command {

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command("unpause", "Let the processes of paused containers go on.")
                .addPositional(Syntax.words("SERVICE", "only these services")));
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
        ContainerGoal goal = new ContainerGoal.Unpause(Set.copyOf(call.typed().words()));
        return new ContainerChange(call, call.stackName(), ContainerChange.Absence.FINE, "nothing is paused").to(goal);
    }
}
