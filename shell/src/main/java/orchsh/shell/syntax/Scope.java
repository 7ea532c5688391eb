package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** What a command is about. A choice that it would pass over is refused, for the user has meant something by it. */
public enum Scope {
    /** Heeds all that is chosen: the script, the name and the engine. */
    STACK("a stack", List.of()),
    /** Heeds the script that is chosen: nothing is looked at but its files. */
    SCRIPT(
            "a script, not what runs of it",
            List.of(
                    SharedOptions.PROJECT_NAME,
                    SharedOptions.PARAM,
                    SharedOptions.PROFILE,
                    SharedOptions.ENV_FILE,
                    SharedOptions.PROJECT_FOLDER,
                    SharedOptions.HOST)),
    /** Heeds the script that is chosen, and params. */
    TRIAL(
            "a snippet, not what runs of it",
            List.of(
                    SharedOptions.PROJECT_NAME,
                    SharedOptions.PROFILE,
                    SharedOptions.ENV_FILE,
                    SharedOptions.PROJECT_FOLDER,
                    SharedOptions.HOST)),
    /** Heeds the engine that is chosen. */
    ENGINE("the engine, not a stack", Choices.OF_STACKS),
    /** Heeds no choice: there is only one. */
    PRIVATE_ENGINE("the private engine", Choices.ALL),
    /** Heeds no choice: nothing but the program itself is needed. */
    PROGRAM("orchsh itself", Choices.ALL);

    private static final class Choices {
        static final List<String> OF_STACKS = List.of(
                SharedOptions.FILE,
                SharedOptions.PROJECT_NAME,
                SharedOptions.PARAM,
                SharedOptions.PROFILE,
                SharedOptions.ENV_FILE,
                SharedOptions.PROJECT_FOLDER);
        static final List<String> ALL = List.of(
                SharedOptions.FILE,
                SharedOptions.PROJECT_NAME,
                SharedOptions.PARAM,
                SharedOptions.PROFILE,
                SharedOptions.ENV_FILE,
                SharedOptions.PROJECT_FOLDER,
                SharedOptions.HOST);
    }

    private final String subject;
    private final List<String> meaningless;

    Scope(String subject, List<String> meaningless) {
        this.subject = subject;
        this.meaningless = meaningless;
    }

    /** Refuses what has no meaning here. */
    public void check(Typed typed) {
        List<String> refused = new ArrayList<>();
        if (this != STACK && this != SCRIPT && this != TRIAL) {
            refused.addAll(typed.wordsBeforeCommand());
        }
        for (String choice : meaningless) {
            if (typed.has(choice)) {
                refused.add(choice);
            }
        }
        if (!refused.isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    refused.stream()
                            .map(choice -> Problem.error("`" + typed.commandWords() + "` is about " + subject + "; `"
                                    + choice + "` has no meaning there"))
                            .toList());
        }
    }
}
