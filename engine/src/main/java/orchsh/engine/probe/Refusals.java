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
                String.join("; ", e.problems().stream().map(Problem::message).toList()));
    }
}
