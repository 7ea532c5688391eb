package orchsh.shell.command.stack;

import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.RunOptions;
import orchsh.shell.call.UpOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;

/** Lets containers run that were stopped. */
public final class StartCommand implements Command {

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command(
                                "start",
                                "Start containers that are there, and return when they are ready.",
                                "What they need is started too. `up` also makes those that are missing or outdated.")
                        .addPositional(Syntax.words("SERVICE", "only these services and what they need")))
                .addOption(Syntax.flag("accepted out of habit: `start` always waits", "--wait"))
                .addOption(Syntax.value(
                        "TIME", "give up when not everything is ready by then: 30, 30s, 2m", UpOptions.WAIT_TIMEOUT));
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
        Optional<Stack> script = scriptOf(call);
        String stack = script.map(Stack::name).orElseGet(call::stackName);
        ContainerGoal goal = new ContainerGoal.Start(Set.copyOf(call.typed().words()), script);
        return new ContainerChange(call, stack, ContainerChange.Absence.PROBLEM, "everything runs already")
                .to(goal, plan -> UpOptions.inTime(plan, call.typed()));
    }

    /** What containers are waited for is not in their labels; absent where only the stack's name is known. */
    static Optional<Stack> scriptOf(Call call) {
        boolean isKnownByName = call.typed().has(SharedOptions.PROJECT_NAME);
        boolean isThere = !isKnownByName || call.source().find().isPresent();
        return isThere ? Optional.of(call.stack()) : Optional.empty();
    }
}
