package orchsh.shell.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.compose.ComposeRequest;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/**
 * What is said beside compose files about how they are to be read.
 *
 * @param name the project's name
 * @param envFiles files of variables, instead of {@code .env}
 * @param folder the project's folder, instead of that of the first file
 * @param typedIn the compose file that is typed in
 */
public record ComposeOptions(
        Optional<String> name, List<String> envFiles, Optional<String> folder, Supplier<String> typedIn) {
    public ComposeOptions {
        envFiles = List.copyOf(envFiles);
    }

    public static ComposeOptions of(Typed typed, Supplier<String> typedIn) {
        return new ComposeOptions(
                typed.value(SharedOptions.PROJECT_NAME),
                typed.values(SharedOptions.ENV_FILE),
                typed.value(SharedOptions.PROJECT_FOLDER),
                typedIn);
    }

    /** Refuses what a script would not heed. */
    void checkForScript() {
        if (!envFiles.isEmpty()) {
            throw ProblemException.usage(Problem.error(
                            "`" + SharedOptions.ENV_FILE + "` is for compose files, and the stack is a script")
                    .hint("a script reads files of variables itself: envFile '" + envFiles.get(0) + "' in a service"));
        }
        if (folder.isPresent()) {
            throw ProblemException.usage(Problem.error(
                            "`" + SharedOptions.PROJECT_FOLDER + "` is for compose files, and the stack is a script")
                    .hint("paths in a script lead from the folder that it lies in"));
        }
    }

    /** Refuses what compose files alone would not heed. */
    static void checkForCompose(Wishes wishes) {
        if (!wishes.params().isEmpty()) {
            throw ProblemException.usage(Problem.error("`-P` gives params to a script, and the stack is a compose file")
                    .hint("its variables come from the environment, `.env` and `" + SharedOptions.ENV_FILE + "`"));
        }
    }

    /** Which compose files are wanted, and how. */
    ComposeRequest request(StackFile.ComposeChoice choice, Wishes wishes) {
        return new ComposeRequest(
                choice.files(),
                choice.files().contains("-") ? Optional.of(typedIn.get()) : Optional.empty(),
                folder.or(choice::folder),
                name,
                envFiles,
                List.copyOf(wishes.profiles()),
                List.copyOf(wishes.services()));
    }
}
