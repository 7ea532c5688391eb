package orchsh.shell.report;

import java.time.Clock;
import java.util.function.UnaryOperator;
import orchsh.shell.invocation.Console;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** How much commands that carry out plans tell, and to whom. */
public final class ReportOptions {
    private static final OptionForm EVENTS =
            Syntax.flag("tell what happens as JSON, one object a line, the result last", "--json");
    private static final OptionForm QUIET = Syntax.flag("say only what goes wrong", "-q", "--quiet");

    private ReportOptions() {}

    public static CommandForm addTo(CommandForm form) {
        return addQuietTo(form.addOption(EVENTS));
    }

    /** For those whose output is somebody else's. */
    public static CommandForm addQuietTo(CommandForm form) {
        return form.addOption(QUIET);
    }

    /** @param hidden takes out of a text what nobody may read */
    public static Report reportFor(Typed typed, Console console, Clock clock, UnaryOperator<String> hidden) {
        if (isGiven(EVENTS, typed) && !DryRunOptions.isWanted(typed)) {
            return events(console, clock, hidden);
        }
        return isGiven(QUIET, typed) ? new QuietReport(console) : new WordsReport(console, clock, hidden);
    }

    /** For programs. */
    public static Report events(Console console, Clock clock, UnaryOperator<String> hidden) {
        return new EventReport(console.out(), clock, hidden);
    }

    /** Commands that list something have options of these names that mean something else. */
    private static boolean isGiven(OptionForm option, Typed typed) {
        return !typed.has(SharedOptions.HELP)
                && typed.has(option.longestName())
                && typed.syntax()
                        .option(option.longestName())
                        .filter(option::equals)
                        .isPresent();
    }
}
