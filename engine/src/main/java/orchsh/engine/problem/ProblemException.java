package orchsh.engine.problem;

import java.util.List;

/** Ends a command with problems to show; its kind decides the exit code. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, as far as exit codes tell it apart. */
    public enum Kind {
        /** The stack, or the engine while it worked on it. */
        STACK,
        /** What the user typed or wrote. */
        USAGE,
        /** There is no engine to talk to. */
        NO_ENGINE,
        /** The user called it off. */
        INTERRUPTED
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    public ProblemException(Kind kind, List<Problem> problems) {
        super(String.join("; ", problems.stream().map(Problem::toString).toList()));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Kind kind, Problem problem) {
        this(kind, List.of(problem));
    }

    public ProblemException(Kind kind, Problem problem, Throwable cause) {
        this(kind, List.of(problem));
        initCause(cause);
    }

    /** The stack's fault, or the engine's while it worked on it. */
    public static ProblemException stack(Problem problem) {
        return new ProblemException(Kind.STACK, problem);
    }

    public static ProblemException usage(Problem problem) {
        return new ProblemException(Kind.USAGE, problem);
    }

    public static ProblemException noEngine(Problem problem) {
        return new ProblemException(Kind.NO_ENGINE, problem);
    }

    /** The same, where its problems do not say themselves what they are about. */
    public ProblemException about(Subject part) {
        ProblemException placed = new ProblemException(
                kind,
                problems.stream()
                        .map(problem -> problem.about().isPresent() ? problem : problem.about(part))
                        .toList());
        placed.initCause(this);
        return placed;
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}
