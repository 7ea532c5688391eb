package orchsh.shell.command;

import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.PlanView;

/** What a command would do, told and not done. */
final class DryRun {
    private DryRun() {}

    /** Tells it; the exit code says whether anything would be different afterwards. */
    static ExitCode tell(Call call, Plan plan) {
        call.mention(plan.notes());
        call.show(plan.destroysData().stream()
                .map(step -> Problem.warning("`" + step.describe() + "` would destroy the data for good"))
                .toList());
        call.print(
                ListOptions.isJson(call.typed())
                        ? PlanView.listing(plan).json()
                        : PlanView.lines(plan, call.console().outLook()));
        return plan.changesNothing() ? ExitCode.FINE : ExitCode.WOULD_CHANGE;
    }
}
