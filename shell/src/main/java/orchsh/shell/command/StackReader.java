package orchsh.shell.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;

/** Makes stacks of what users write. */
interface StackReader {

    /**
     * Evaluates the script; refuses it with a {@code ProblemException} that holds all that is wrong with it.
     *
     * @param printed takes what the script itself prints
     */
    ReadStack read(StackFile file, Surroundings surroundings, Consumer<String> printed);

    /** The stack's name, if it can be told without evaluating the script. */
    Optional<String> nameOf(StackFile file);

    /**
     * A stack with what is worth mentioning about its script.
     *
     * @param stack the stack
     * @param verbs its tasks, checks and jobs
     * @param warnings what is allowed but doubtful
     */
    record ReadStack(Stack stack, Verbs verbs, List<Problem> warnings) {
        public ReadStack {
            warnings = List.copyOf(warnings);
        }
    }
}
