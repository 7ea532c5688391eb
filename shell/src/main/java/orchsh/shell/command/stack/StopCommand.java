package orchsh.shell.command.stack;

import java.util.Set;
import orchsh.engine.plan.ContainerGoal;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.GraceOption;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Ends what runs, and leaves it there to be started again. */
public final class StopCommand implements Command {

    @Override
    public CommandForm syntax() {
        return GraceOption.addTo(RunOptions.addTo(
                Syntax.command("stop", "Stop containers, dependents first; `start` lets them run again.")
                        .addPositional(Syntax.words("SERVICE", "only these services"))));
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
        ContainerGoal goal = new ContainerGoal.Stop(Set.copyOf(call.typed().words()), GraceOption.of(call.typed()));
        return new ContainerChange(call, call.stackName(), ContainerChange.Absence.FINE, "nothing of it runs").to(goal);
    }
}
