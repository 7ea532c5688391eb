package orchsh.engine.problem;

import java.util.List;
import java.util.Optional;

/**
 * Something wrong, said as a value: collected, shown together, never thrown about as a trace.
 *
 * @param severity whether it forbids going on
 * @param message one sentence in lower case, the user's own words in backticks, no full stop
 * @param at where in the user's text
 * @param excerpt the line there
 * @param hint what to do about it
 * @param details further lines that show what happened, such as the end of a log
 * @param about the part of the stack that it is about, for those who know where that is said
 * @param other a second part that it is about, where two do not go together
 */
public record Problem(
        Severity severity,
        String message,
        Optional<Location> at,
        Optional<Excerpt> excerpt,
        Optional<String> hint,
        List<String> details,
        Optional<Subject> about,
        Optional<Subject> other) {
    public Problem {
        details = List.copyOf(details);
    }

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(String message) {
        return of(Severity.ERROR, message);
    }

    public static Problem warning(String message) {
        return of(Severity.WARNING, message);
    }

    private static Problem of(Severity severity, String message) {
        return new Problem(
                severity,
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public Problem at(Location place) {
        return new Problem(severity, message, Optional.of(place), excerpt, hint, details, about, other);
    }

    public Problem at(Optional<Location> place) {
        return place.map(this::at).orElse(this);
    }

    public Problem quoting(Excerpt line) {
        return new Problem(severity, message, at, Optional.of(line), hint, details, about, other);
    }

    public Problem hint(String advice) {
        return new Problem(severity, message, at, excerpt, Optional.of(advice), details, about, other);
    }

    public Problem details(List<String> lines) {
        return new Problem(severity, message, at, excerpt, hint, lines, about, other);
    }

    public Problem about(Subject part) {
        return new Problem(severity, message, at, excerpt, hint, details, Optional.of(part), other);
    }

    /** The same, about two parts of the stack. */
    public Problem about(Subject part, Optional<Subject> second) {
        return new Problem(severity, message, at, excerpt, hint, details, Optional.of(part), second);
    }

    /** The same in other words. */
    public Problem saying(String words) {
        return new Problem(severity, words, at, excerpt, hint, details, about, other);
    }

    /** The same, let pass. */
    public Problem asWarning() {
        return new Problem(Severity.WARNING, message, at, excerpt, hint, details, about, other);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:col: message}, on one line. */
    @Override
    public String toString() {
        return at.map(place -> place + ": " + message).orElse(message);
    }
}
