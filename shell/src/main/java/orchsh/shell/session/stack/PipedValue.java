package orchsh.shell.session.stack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.script.EntryEngine;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.rows.Pipeline;

/** A piece of the language whose value goes through stages. */
public final class PipedValue {
    /** What comes out of the last stage is what the variable is given. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?s)(?<target>\\s*(?:(?:def|var)\\s+)?(?<name>[A-Za-z_]\\w*)\\s*=(?![=~]))(?<value>.*)");

    private final LanguageEntries language;

    public PipedValue(LanguageEntries language) {
        this.language = language;
    }

    /** @param bar where the first stage begins */
    public ExitCode run(Call call, String entry, int bar) {
        String text = entry.substring(0, bar);
        Matcher assigned = ASSIGNMENT.matcher(text);
        boolean isAssigned = assigned.matches();
        // what is wrong with the value is told where it stands
        String value = isAssigned ? " ".repeat(assigned.group("target").length()) + assigned.group("value") : text;
        if (value.isBlank()) {
            throw ProblemException.usage(Problem.error("there is nothing before the `|`")
                    .hint("for example: services | where state == 'exited' | select name"));
        }
        StagedValue staged = new StagedValue(call, value.strip(), Pipeline.of(entry.substring(bar)));
        try {
            EntryEngine.Done done = language.say(call, value, staged, staged);
            LanguageEntries.tell(call, done);
        } finally {
            staged.showHeld();
        }
        ShownRows result = staged.result();
        if (isAssigned) {
            language.say(call, assigned.group("name") + " = _");
        }
        result.print(call);
        return ExitCode.FINE;
    }
}
