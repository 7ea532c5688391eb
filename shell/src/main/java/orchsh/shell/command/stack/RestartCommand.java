package orchsh.shell.command.stack;

import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.ContainerGoal.Restart.Followers;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.GraceOption;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Ends containers and lets them run again, as they are. */
public final class RestartCommand implements Command {
    private static final String NO_DEPS = "--no-deps";

    @Override
    public CommandForm syntax() {
        return GraceOption.addTo(RunOptions.addTo(Syntax.command(
                                "restart",
                                "Stop containers and start them again, as they are.",
                                "It returns when they are ready. A changed script needs `up`.")
                        .addPositional(Syntax.words(
                                "SERVICE", "only these services, and those that say that they restart with them")))
                .addOption(Syntax.flag("leave alone what restarts with the services", NO_DEPS)));
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
        Optional<Stack> script = StartCommand.scriptOf(call);
        String stack = script.map(Stack::name).orElseGet(call::stackName);
        ContainerGoal goal = new ContainerGoal.Restart(
                Set.copyOf(call.typed().words()),
                GraceOption.of(call.typed()),
                call.typed().has(NO_DEPS) ? Followers.LEFT : Followers.RESTARTED,
                script);
        return new ContainerChange(call, stack, ContainerChange.Absence.PROBLEM, "nothing to restart").to(goal);
    }
}
