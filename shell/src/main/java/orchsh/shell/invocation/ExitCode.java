package orchsh.shell.invocation;

import orchsh.engine.problem.ProblemException;

/** How a command ended, as scripts see it. */
public enum ExitCode {
    FINE(0),
    STACK_FAILED(1),
    WRONG_USAGE(2),
    NO_ENGINE(3),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
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
