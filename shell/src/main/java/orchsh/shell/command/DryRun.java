package orchsh.shell.command;

import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.PlanView;

/** What a command would do, told and not done. */
final class DryRun {
    private static final ExitCode SOMETHING_WOULD_CHANGE = new ExitCode(2);
    private static final String JSON = "--json";
    private static final OptionForm OWN_JSON =
            Syntax.flag("with " + SharedOptions.DRY_RUN + ": as JSON, one step a line", JSON);

    private DryRun() {}

    /** The options of a command that can tell what it would do; one that takes JSON for its results takes it for this, too. */
    static void addTo(CommandForm form) {
        form.addOption(Syntax.flag(
                "tell what would be done and why, and do nothing; exit code 2 when something would change, 0 when not",
                SharedOptions.DRY_RUN));
        if (form.option(JSON).isEmpty()) {
            form.addOption(OWN_JSON);
        }
    }

    static boolean isWanted(Typed typed) {
        return typed.has(SharedOptions.DRY_RUN);
    }

    /** As {@link #check}, of a task or job. */
    static void checkVerb(Typed typed) {
        if (isWanted(typed)) {
            throw refusal(typed);
        }
    }

    private static ProblemException refusal(Typed typed) {
        return ProblemException.usage(Problem.error(
                        "`" + typed.commandWords() + "` cannot tell beforehand what it would do; `"
                                + SharedOptions.DRY_RUN + "` has no meaning there")
                .hint("up, down, start, stop, restart, kill, pause, unpause, rm, scale, build, pull and push can"));
    }

    /** Refuses what would be passed over: no command but these can tell beforehand what it will do. */
    static void check(Typed typed, Command command) {
        if (isWanted(typed) && !command.tellsBeforehand()) {
            throw refusal(typed);
        }
        boolean isForDryRun =
                typed.syntax().option(JSON).filter(OWN_JSON::equals).isPresent();
        if (isForDryRun && typed.has(JSON) && !isWanted(typed)) {
            throw ProblemException.usage(Problem.error("`" + JSON + "` has no meaning for `" + typed.commandWords()
                    + "` without `" + SharedOptions.DRY_RUN + "`"));
        }
    }

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
        return plan.changesNothing() ? ExitCode.FINE : SOMETHING_WOULD_CHANGE;
    }
}
