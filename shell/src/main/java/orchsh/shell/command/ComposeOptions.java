package orchsh.shell.command;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.compose.ComposeRequest;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * What is said beside compose files about how they are to be read.
 *
 * @param name the project's name
 * @param envFiles files of variables, instead of {@code .env}
 * @param in where a compose file can be typed in
 */
record ComposeOptions(Optional<String> name, List<String> envFiles, Reader in) {
    ComposeOptions {
        envFiles = List.copyOf(envFiles);
    }

    static ComposeOptions of(Typed typed, Reader in) {
        return new ComposeOptions(typed.value(SharedOptions.PROJECT_NAME), typed.values(SharedOptions.ENV_FILE), in);
    }

    /** Refuses what a script would not heed. */
    void checkForScript() {
        if (!envFiles.isEmpty()) {
            throw ProblemException.usage(Problem.error(
                            "`" + SharedOptions.ENV_FILE + "` is for compose files, and the stack is a script")
                    .hint("a script reads files of variables itself: envFile '" + envFiles.get(0) + "' in a service"));
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
                choice.files().contains("-") ? Optional.of(typedIn()) : Optional.empty(),
                choice.folder(),
                name,
                envFiles,
                List.copyOf(wishes.profiles()),
                List.copyOf(wishes.services()));
    }

    private String typedIn() {
        StringWriter text = new StringWriter();
        try {
            in.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
