package orchsh.shell.invocation;

import orchsh.engine.problem.ProblemException;

/** How a command ended, as scripts see it. */
public record ExitCode(int code) {
    public static final ExitCode FINE = new ExitCode(0);
    public static final ExitCode STACK_FAILED = new ExitCode(1);
    public static final ExitCode WRONG_USAGE = new ExitCode(2);
    /** Nothing was done; what was asked about would change something. */
    public static final ExitCode WOULD_CHANGE = new ExitCode(2);

    public static final ExitCode NO_ENGINE = new ExitCode(3);
    public static final ExitCode INTERRUPTED = new ExitCode(130);

    public static ExitCode of(ProblemException.Kind kind) {
        return switch (kind) {
            case STACK -> STACK_FAILED;
            case USAGE -> WRONG_USAGE;
            case NO_ENGINE -> NO_ENGINE;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
