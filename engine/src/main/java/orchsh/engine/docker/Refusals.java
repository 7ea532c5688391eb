package orchsh.engine.docker;

import java.util.function.Supplier;
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

    /** What only serves to word a refusal: when it cannot be had, the refusal is still what is to be told. */
    static <T extends Object> T told(Supplier<T> question, T otherwise, RefusedException refusal) {
        try {
            return question.get();
        } catch (RefusedException | ProblemException e) {
            refusal.addSuppressed(e);
            return otherwise;
        }
    }
}
