package orchsh.engine.wire;

import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The engine understood a request and said no. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    public RefusedException(int status, String reason) {
        super(reason);
        this.status = status;
        this.reason = reason;
    }

    /** The HTTP status, 400 or more. */
    public int status() {
        return status;
    }

    /** The engine's words, out of their JSON, as half a sentence. */
    public String reason() {
        return reason;
    }

    /** For those who know nothing better to say. */
    public ProblemException toProblem() {
        return new ProblemException(
                ProblemException.Kind.STACK, Problem.error("the container engine refuses: " + reason), this);
    }
}
