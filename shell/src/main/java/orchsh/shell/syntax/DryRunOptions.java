package orchsh.shell.syntax;

import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The option that asks what a command would do. It is known to all commands, and heeded by those that carry out plans. */
public final class DryRunOptions {
    private DryRunOptions() {}

    public static void addTo(CommandForm form) {
        form.addOption(Syntax.flag(
                "tell what would be done and why, and do nothing; exit code 2 when something would change, 0 when not",
                SharedOptions.DRY_RUN));
    }

    public static boolean isWanted(Typed typed) {
        return typed.has(SharedOptions.DRY_RUN);
    }

    /** As {@link #check}, of a task or job. */
    public static void checkVerb(Typed typed) {
        if (isWanted(typed)) {
            throw refusal(typed);
        }
    }

    private static ProblemException refusal(Typed typed) {
        return ProblemException.usage(
                Problem.error("`" + typed.commandWords() + "` cannot tell beforehand what it would do; `"
                                + SharedOptions.DRY_RUN + "` has no meaning there")
                        .hint(
                                "up, deploy, down, start, stop, restart, kill, pause, unpause, rm, scale, build, pull, push and gc can"));
    }

    /** Refuses what would be passed over: whoever heeds the option lists it. */
    public static void check(Typed typed) {
        OptionForm option = typed.syntax().option(SharedOptions.DRY_RUN).orElseThrow();
        if (isWanted(typed) && option.listing() == OptionForm.Listing.UNLISTED) {
            throw refusal(typed);
        }
    }
}
