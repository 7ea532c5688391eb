package orchsh.shell.syntax;

import java.time.Duration;
import orchsh.dsl.value.Durations;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** A length of time as people type it. */
public final class Span {
    private Span() {}

    /** As {@link #parse(String, String)}; no time at all is refused. */
    public static Duration parsePositive(String text, String option) {
        Duration time = parse(text, option);
        if (time.isZero()) {
            throw ProblemException.usage(Problem.error("`" + option + "` is longer than nothing"));
        }
        return time;
    }

    /**
     * Reads {@code 10}, which means seconds, {@code 1m30s} or {@code 500ms}.
     *
     * @param option for what it was given
     */
    public static Duration parse(String text, String option) {
        try {
            return Durations.parse(text.matches("\\d{1,9}") ? text + "s" : text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(Problem.error("`" + option + "` takes a time, not `" + text + "`")
                    .hint("for example 10 (seconds), 1m30s, 500ms"));
        }
    }
}
