package orchsh.engine.problem;

import java.util.List;
import java.util.OptionalInt;

/** Ends a command with problems to show; its kind decides the exit code, unless a program has said one. */
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
    private final int programsCode;

    public ProblemException(Kind kind, List<Problem> problems) {
        this(kind, problems, 0);
    }

    private ProblemException(Kind kind, List<Problem> problems, int programsCode) {
        super(String.join("; ", problems.stream().map(Problem::toString).toList()));
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.programsCode = programsCode;
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

    /** A program has failed, and whoever asked for it is told by the same exit code. */
    public static ProblemException ended(int exitCode, Problem problem) {
        return ended(exitCode, List.of(problem));
    }

    /** As {@link #ended(int, Problem)}; 0 means that no program said how it ended. */
    public static ProblemException ended(int exitCode, List<Problem> problems) {
        return new ProblemException(Kind.STACK, problems, exitCode);
    }

    public static ProblemException usage(Problem problem) {
        return new ProblemException(Kind.USAGE, problem);
    }

    /** What the user wrote, said by the value that could not be made of it. */
    public static ProblemException usage(IllegalArgumentException refusal) {
        return new ProblemException(Kind.USAGE, Problem.error(String.valueOf(refusal.getMessage())), refusal);
    }

    public static ProblemException noEngine(Problem problem) {
        return new ProblemException(Kind.NO_ENGINE, problem);
    }

    /** The same, where its problems do not say themselves what they are about. */
    public ProblemException about(Subject part) {
        return told(problems.stream()
                .map(problem -> problem.about().isPresent() ? problem : problem.about(part))
                .toList());
    }

    /** The same, in other words. */
    public ProblemException told(List<Problem> otherwise) {
        ProblemException same = new ProblemException(kind, otherwise, programsCode);
        same.initCause(this);
        return same;
    }

    /** The same, as somebody else's fault. */
    public ProblemException as(Kind other) {
        ProblemException same = new ProblemException(other, problems, programsCode);
        same.initCause(this);
        return same;
    }

    public Kind kind() {
        return kind;
    }

    /** What the program that failed has ended with, if that is what it was. */
    public OptionalInt exitCode() {
        return programsCode == 0 ? OptionalInt.empty() : OptionalInt.of(programsCode);
    }

    public List<Problem> problems() {
        return problems;
    }
}
