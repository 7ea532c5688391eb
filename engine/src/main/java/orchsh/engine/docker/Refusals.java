package orchsh.engine.docker;

import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;
import org.jspecify.annotations.Nullable;

/** Makes problems of what an engine refuses. */
final class Refusals {
    private Refusals() {}

    /** What could not be done, and the engine's own words for why. */
    static ProblemException of(String what, RefusedException e) {
        return because(Problem.error(what + ": " + DockerMessages.gist(e.reason())), e);
    }

    static ProblemException because(Problem problem, @Nullable RuntimeException cause) {
        return cause == null
                ? ProblemException.stack(problem)
                : new ProblemException(ProblemException.Kind.STACK, problem, cause);
    }
}
