package orchsh.shell.command.stack;

import java.util.List;
import java.util.Set;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.ContainerGoal.Remove.Running;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** Removes containers that do not run. */
public final class RemoveCommand implements Command {
    private static final String FORCE = "--force";
    private static final String STOP = "--stop";
    private static final String VOLUMES = "--volumes";

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(
                Syntax.command("rm", "Remove containers that do not run; networks and named volumes stay.")
                        .addPositional(Syntax.words("SERVICE", "only these services"))
                        .addOption(Syntax.flag("do not ask", "-f", FORCE))
                        .addOption(Syntax.flag("stop those that run, and remove them too", "-s", STOP))
                        .addOption(Syntax.flag(
                                "remove their volumes without a name too, with all data in them", "-v", VOLUMES)));
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
        Typed typed = call.typed();
        ContainerGoal goal = new ContainerGoal.Remove(
                Set.copyOf(typed.words()),
                typed.has(STOP) ? Running.STOPPED : Running.LEFT,
                typed.has(VOLUMES) ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP);
        String nothing = typed.has(STOP) ? "nothing to remove" : "nothing to remove: no container of it is stopped";
        ContainerChange change = new ContainerChange(call, call.stackName(), ContainerChange.Absence.FINE, nothing);
        return typed.has(FORCE) || DryRunOptions.isWanted(typed)
                ? change.to(goal)
                : change.afterAsking(goal, plan -> isWanted(plan, call));
    }

    private static boolean isWanted(Plan plan, Call call) {
        List<String> containers = plan.steps().stream()
                .map(PlannedStep::step)
                .filter(Step.RemoveContainer.class::isInstance)
                .map(step -> ((Step.RemoveContainer) step).container())
                .toList();
        if (call.console().asking() == Asking.POINTLESS) {
            throw ProblemException.usage(Problem.error("nobody is there to be asked whether "
                            + String.join(", ", containers) + " should be removed")
                    .hint("`rm --force` does not ask"));
        }
        boolean isWanted = call.confirm("remove " + String.join(", ", containers) + "?");
        if (!isWanted) {
            call.note("nothing was removed");
        }
        return isWanted;
    }
}
