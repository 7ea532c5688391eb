package orchsh.engine.api;

import java.util.Locale;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.wire.RefusedException;

/** What engines say about a container that is not there or not as it must be, in our words. */
final class Refusals {
    private static final int NOT_FOUND = 404;

    private Refusals() {}

    /**
     * The problem that a refusal is.
     *
     * @param what that cannot be done, as the beginning of a sentence
     */
    static ProblemException of(RefusedException e, String container, String what) {
        return new ProblemException(Kind.STACK, problem(e, container, what), e);
    }

    private static Problem problem(RefusedException e, String container, String what) {
        String reason = e.reason();
        if (e.status() == NOT_FOUND && reason.toLowerCase(Locale.ROOT).contains("no such container")) {
            return Problem.error("there is no container `" + container + "`");
        }
        if (reason.contains("is not running") || reason.contains("state improper")) {
            return Problem.error(what + ": it does not run");
        }
        if (reason.contains("is paused")) {
            return Problem.error(what + ": it is paused").hint("unpause it first");
        }
        return Problem.error(what + ": " + reason);
    }
}
