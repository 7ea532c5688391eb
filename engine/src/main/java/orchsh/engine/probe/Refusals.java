package orchsh.engine.probe;

import java.util.function.Supplier;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** What an engine refuses while a container changes is an answer, too: whether it can still be looked into shows soon. */
final class Refusals {
    private Refusals() {}

    static Look asAnswers(Supplier<Look> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            return asAnswer(e);
        }
    }

    /** What is no refusal is thrown again. */
    static Look asAnswer(ProblemException e) {
        if (e.kind() != ProblemException.Kind.STACK) {
            throw e;
        }
        return new Look.NotYet(
                String.join("; ", e.problems().stream().map(Refusals::words).toList()));
    }

    /** Engines call a container by its long number, which says nothing to those who know it by its service. */
    private static String words(Problem problem) {
        String message = problem.message();
        if (message.contains("is not running") || message.contains("state improper")) {
            return "the container does not run";
        }
        return message.contains("is restarting, wait") ? "the container is being started again" : message;
    }
}
