package orchsh.shell.call;

import java.util.Optional;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** What all commands that carry out plans are told alike. */
public final class RunOptions {
    private static final String PARALLEL = "--parallel";
    private static final int MOST_AT_ONCE = 1_000;

    private RunOptions() {}

    public static CommandForm addTo(CommandForm spec) {
        return addParallelTo(ReportOptions.addTo(spec));
    }

    /** For those that tell what they do in their own way. */
    public static CommandForm addParallelTo(CommandForm spec) {
        return spec.addOption(Syntax.value(
                "N",
                "how many containers are made, started or removed at the same time; default: 4 for each processor,"
                        + " 8 to 16 in all",
                PARALLEL));
    }

    /** How many changes are made at the same time; absent when it is left to us. */
    static Optional<Integer> changesAtOnce(Typed typed) {
        return typed.value(PARALLEL).map(RunOptions::number);
    }

    private static int number(String text) {
        boolean isNumber = text.matches("[0-9]{1,4}");
        int number = isNumber ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_AT_ONCE) {
            throw ProblemException.usage(Problem.error(
                    "`" + PARALLEL + "` takes a number from 1 to " + MOST_AT_ONCE + ", not `" + text + "`"));
        }
        return number;
    }
}
