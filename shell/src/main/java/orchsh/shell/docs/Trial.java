package orchsh.shell.docs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.TimeWords;

/**
 * What a page says of a command, and what came of it.
 *
 * @param page the name of the page as the user would type it
 * @param example what the page says
 * @param answer what came of it; nothing where the session had ended before
 * @param limit how long it could take
 */
public record Trial(String page, Example example, Optional<Answer> answer, Duration limit) {
    private static final int MOST_LAST_WORDS = 20;

    /** Whether the page is right. */
    public boolean isAsWritten() {
        return isDone() && isCodeRight() && isOutputRight();
    }

    /** Whether it came to an end of its own, so that it can be written down. */
    public boolean isDone() {
        return answer.filter(Answer::isWhole)
                .map(Answer::end)
                .filter(end -> end == Answer.End.DONE || end == Answer.End.LEFT)
                .isPresent();
    }

    /** What it was, for programs. */
    public String result() {
        if (answer.isEmpty()) {
            return "not run";
        }
        return switch (answer.get().end()) {
            case TOO_LONG -> "too long";
            case CALLED_OFF -> "called off";
            case DONE, LEFT -> isAsWritten() ? "as written" : "differs";
        };
    }

    public String printed() {
        return answer.map(Answer::text).orElse("");
    }

    public Optional<Integer> exitCode() {
        return isDone() ? answer.map(Answer::exitCode) : Optional.empty();
    }

    private boolean isCodeRight() {
        return exitCode().filter(code -> code == example.exitCode()).isPresent();
    }

    private boolean isOutputRight() {
        return new OutputPattern(example.output()).matches(printedLines());
    }

    List<String> printedLines() {
        return OutputPattern.linesOf(printed());
    }

    /** What is wrong with the page. */
    public Problem problem() {
        Problem problem = Problem.error("`" + example.shown() + "` " + String.join(" and ", faults()))
                .at(new Location(page, example.line(), 0));
        return problem.details(evidence());
    }

    /** A placeholder for lines would hide why it failed, so its last words are shown instead. */
    private List<String> evidence() {
        if (isOutputRight() || answer.isEmpty() || !answer.get().isWhole()) {
            return List.of();
        }
        boolean isHidden =
                isDone() && !isCodeRight() && example.output().stream().anyMatch(OutputPattern::isAnyLines);
        List<String> printed = printedLines();
        return isHidden
                ? printed.subList(Math.max(0, printed.size() - MOST_LAST_WORDS), printed.size())
                : Difference.lines(example.output(), printed);
    }

    private List<String> faults() {
        if (answer.isEmpty()) {
            return List.of("was not run: the session had ended before");
        }
        Answer known = answer.get();
        List<String> faults = new ArrayList<>();
        if (known.end() == Answer.End.TOO_LONG) {
            faults.add("took longer than " + TimeWords.exact(limit));
        } else if (known.end() == Answer.End.CALLED_OFF) {
            faults.add("was called off");
        } else if (known.exitCode() != example.exitCode()) {
            faults.add("ended with exit code " + known.exitCode() + ", not " + example.exitCode());
        }
        if (!known.isWhole()) {
            faults.add("printed more than " + (Transcript.MOST >> 20) + " MiB");
        } else if (!isOutputRight()) {
            faults.add("printed something else");
        }
        return faults;
    }
}
