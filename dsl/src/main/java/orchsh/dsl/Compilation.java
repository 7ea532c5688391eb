package orchsh.dsl;

import java.util.List;
import orchsh.dsl.build.Param;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.task.Verbs;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;

/** What became of a script. */
public sealed interface Compilation {

    /** The params that its script, and those it includes, declare; of a script that is refused, as far as it ran. */
    List<Param> params();

    /**
     * It is a stack.
     *
     * @param origins where its parts were said
     * @param verbs its tasks, checks and jobs
     * @param secrets what may not be printed
     * @param warnings what is allowed but hardly meant
     */
    record Compiled(
            Stack stack, Origins origins, List<Param> params, Verbs verbs, Secrets secrets, List<Problem> warnings)
            implements Compilation {}

    /** It is not; the problems are all that were found, in the order of the script. */
    record Refused(List<Param> params, List<Problem> problems) implements Compilation {}
}
