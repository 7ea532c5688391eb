package orchsh.shell.command;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Param;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;

/** Makes stacks of what users write. */
interface StackReader {

    /**
     * Evaluates the script; refuses it with a {@code ProblemException} that holds all that is wrong with it.
     */
    ReadStack read(StackFile file, Reading reading);

    /** The params of the stack, also if it is refused. */
    Declared params(StackFile file, Reading reading);

    /** The stack's name, if it can be told without evaluating the script. */
    Optional<String> nameOf(StackFile file);

    /**
     * The params of a stack.
     *
     * @param params as far as its script ran
     * @param problems all that is wrong with it
     */
    record Declared(List<Param> params, List<Problem> problems) {
        public Declared {
            params = List.copyOf(params);
            problems = List.copyOf(problems);
        }
    }

    /**
     * A stack with what is worth mentioning about its script.
     *
     * @param stack the stack
     * @param warnings what is allowed but doubtful
     */
    record ReadStack(Stack stack, List<Problem> warnings) {
        public ReadStack {
            warnings = List.copyOf(warnings);
        }
    }
}
