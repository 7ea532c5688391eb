package orchsh.shell.call;

import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.prose.PlanView;

/** What a command would do, told and not done. */
public final class DryRun {
    private DryRun() {}

    /** Tells it; the exit code says whether anything would be different afterwards. */
    public static ExitCode tell(Call call, Plan plan) {
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
