package orchsh.dsl.snippet;

import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Says no to what a user wrote, or to what was found there. */
final class Refusal {
    private Refusal() {}

    static ProblemException of(String message) {
        return ProblemException.usage(Problem.error(message));
    }

    static ProblemException of(String message, String hint) {
        return ProblemException.usage(Problem.error(message).hint(hint));
    }

    static ProblemException of(String message, Throwable cause) {
        return new ProblemException(ProblemException.Kind.USAGE, Problem.error(message), cause);
    }
}
