package orchsh.shell.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orchsh.dsl.Origins;
import orchsh.dsl.build.Param;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Problem;

/** Makes stacks of what users write. */
public interface StackReader {

    /** The file that the words name; without words the nearest one, looking upwards. */
    default StackFile chosen(List<String> words, Surroundings surroundings) {
        return StackFile.chosen(words, surroundings);
    }

    /** As {@link #chosen}; nothing where no stack is named and none is near. */
    default Optional<StackFile> find(List<String> words, Surroundings surroundings) {
        return StackFile.find(words, surroundings);
    }

    /** Whether the stack is known already, so that reading it costs nothing and touches nothing. */
    default boolean isAtHand(StackFile file) {
        return false;
    }

    /**
     * Evaluates the script; refuses it with a {@code ProblemException} that holds all that is wrong with it.
     */
    ReadStack read(StackFile file, Reading reading);

    /** The params of the stack, also if it is refused. */
    Declared params(StackFile file, Reading reading);

    /** The stack's name, if it can be told without evaluating a script. */
    Optional<String> nameOf(StackFile file, Reading reading);

    /** The profiles of compose files; none of a script, whose text tells them. */
    Set<String> profilesOf(StackFile file, Reading reading);

    /** The tasks and jobs that can be told without evaluating the script, which may be wrong. */
    Set<String> verbsOf(StackFile file);

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
     * @param verbs its tasks, checks and jobs
     * @param params what can be given to it, and what was
     * @param warnings what is allowed but doubtful
     * @param secrets what may not be printed
     * @param origins where its parts are said
     */
    record ReadStack(
            Stack stack, Verbs verbs, List<Param> params, List<Problem> warnings, Secrets secrets, Origins origins) {
        public ReadStack {
            params = List.copyOf(params);
            warnings = List.copyOf(warnings);
        }

        /** The same under another name. */
        public ReadStack with(Stack renamed) {
            return new ReadStack(renamed, verbs, params, warnings, secrets, origins);
        }

        /** What is brought up when nothing is said: no jobs that are tests. An empty set means all; absent, there is nothing else. */
        public Optional<Set<String>> usualServices() {
            Set<String> tests = verbs.testJobs().stream().map(Verbs.Job::name).collect(Collectors.toSet());
            Set<String> usual = new LinkedHashSet<>();
            stack.services().stream()
                    .map(Service::name)
                    .filter(name -> !tests.isEmpty() && !tests.contains(name))
                    .forEach(usual::add);
            return usual.isEmpty() && !tests.isEmpty() ? Optional.empty() : Optional.of(usual);
        }
    }
}
