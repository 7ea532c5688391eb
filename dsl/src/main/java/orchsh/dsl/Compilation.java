package orchsh.dsl;

import java.util.List;
import orchsh.dsl.task.Verbs;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;

/** What became of a script. */
public sealed interface Compilation {

    /**
     * It is a stack.
     *
     * @param origins where its parts were said
     * @param verbs its tasks, checks and jobs
     * @param warnings what is allowed but hardly meant
     */
    record Compiled(Stack stack, Origins origins, Verbs verbs, List<Problem> warnings) implements Compilation {}

    /** It is not; the problems are all that were found, in the order of the script. */
    record Refused(List<Problem> problems) implements Compilation {}
}
