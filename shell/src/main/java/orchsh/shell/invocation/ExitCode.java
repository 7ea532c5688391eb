package orchsh.shell.invocation;

import orchsh.engine.problem.ProblemException;

/**
 * How a command ended, as scripts see it.
 *
 * @param code what the process ends with
 * @param origin where it comes from
 */
public record ExitCode(int code, Origin origin) {
    public static final ExitCode FINE = new ExitCode(0);
    public static final ExitCode STACK_FAILED = new ExitCode(1);
    public static final ExitCode WRONG_USAGE = new ExitCode(2);
    /** Nothing was done; what was asked about would change something. */
    public static final ExitCode WOULD_CHANGE = new ExitCode(2, Origin.ANSWER);

    public static final ExitCode NO_ENGINE = new ExitCode(3);
    public static final ExitCode INTERRUPTED = new ExitCode(130);

    /** Where the code of an end comes from. */
    public enum Origin {
        /** The command: it has done what it should, or said why it has not. */
        COMMAND,
        /** The command, whose answer it is. */
        ANSWER,
        /** A program in a container. */
        PROGRAM
    }

    /** Of success, or of a failure. */
    public ExitCode(int code) {
        this(code, Origin.COMMAND);
    }

    public static ExitCode ofProgram(int code) {
        return code == 0 ? FINE : new ExitCode(code, Origin.PROGRAM);
    }

    /** Whether it is not the code of a failure, but what was asked for. */
    public boolean isAnswer() {
        return code == 0 || origin == Origin.ANSWER;
    }

    /** That of the program that has failed, else that of the kind of failure. */
    public static ExitCode of(ProblemException failure) {
        return failure.exitCode().isPresent() ? new ExitCode(failure.exitCode().getAsInt()) : of(failure.kind());
    }

    public static ExitCode of(ProblemException.Kind kind) {
        return switch (kind) {
            case STACK -> STACK_FAILED;
            case USAGE -> WRONG_USAGE;
            case NO_ENGINE -> NO_ENGINE;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
