package orchsh.shell.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * The file a stack is read from.
 *
 * @param path where it is
 * @param shownAs its name as the user would type it
 */
record StackFile(Path path, String shownAs) {
    private static final String SCRIPT = "stack.groovy";
    private static final List<String> COMPOSE_FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    /** The file that the words name; without words the nearest one, looking upwards. */
    static StackFile chosen(List<String> words, Surroundings surroundings) {
        if (words.size() > 1) {
            throw ProblemException.usage(Problem.error("only one stack can be given, but there are " + words.size()
                            + ": "
                            + String.join(
                                    ", ",
                                    words.stream().map(word -> "`" + word + "`").toList()))
                    .hint("run the command once for each of them"));
        }
        return words.isEmpty() ? nearest(surroundings) : named(words.get(0), surroundings);
    }

    /** As {@link #chosen}; nothing where no stack is named and none is near. */
    static Optional<StackFile> find(List<String> words, Surroundings surroundings) {
        if (!words.isEmpty()) {
            return Optional.of(chosen(words, surroundings));
        }
        for (Path folder = surroundings.directory(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(SCRIPT))) {
                return in(folder, surroundings);
            }
        }
        return Optional.empty();
    }

    /** Whether the word can be a stack at all. */
    static boolean exists(String word, Surroundings surroundings) {
        return !word.isBlank() && Files.exists(resolved(word, surroundings));
    }

    private static StackFile named(String word, Surroundings surroundings) {
        if (word.isBlank()) {
            throw ProblemException.usage(Problem.error("the name of the stack is empty"));
        }
        Path path = resolved(word, surroundings);
        if (Files.isDirectory(path)) {
            return in(path, surroundings)
                    .orElseThrow(() -> ProblemException.usage(
                            Problem.error("there is no " + SCRIPT + " in the folder `" + word + "`")));
        }
        if (!Files.exists(path)) {
            throw ProblemException.usage(Problem.error("there is no file or folder `" + word + "`")
                    .hint("what stands before the command is a stack: a script, or a folder with a " + SCRIPT));
        }
        refuseComposeFile(path, word);
        if (!Files.isReadable(path)) {
            throw ProblemException.usage(Problem.error("the file `" + word + "` cannot be read"));
        }
        return new StackFile(path, word);
    }

    private static Path resolved(String word, Surroundings surroundings) {
        try {
            return surroundings.resolve(word);
        } catch (InvalidPathException e) {
            throw ProblemException.usage(Problem.error("`" + word + "` is not the name of a file"));
        }
    }

    private static StackFile nearest(Surroundings surroundings) {
        for (Path folder = surroundings.directory(); folder != null; folder = folder.getParent()) {
            Optional<StackFile> found = in(folder, surroundings);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw ProblemException.usage(Problem.error("there is no " + SCRIPT + " in this folder or any above it")
                .hint("name one before the command, for example: orchsh examples/survey/stack.groovy up"));
    }

    /** A script in the folder; a compose file there is not passed over in silence. */
    private static Optional<StackFile> in(Path folder, Surroundings surroundings) {
        Path script = folder.resolve(SCRIPT);
        if (Files.isRegularFile(script)) {
            return Optional.of(new StackFile(script, shown(script, surroundings)));
        }
        COMPOSE_FILES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(compose -> refuseComposeFile(compose, shown(compose, surroundings)));
        return Optional.empty();
    }

    private static void refuseComposeFile(Path path, String shownAs) {
        String name =
                path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            throw ProblemException.usage(
                    Problem.error("`" + shownAs + "` is a compose file, which this version does not read")
                            .hint("write a " + SCRIPT + " with the same services"));
        }
    }

    private static String shown(Path path, Surroundings surroundings) {
        return path.startsWith(surroundings.directory())
                ? surroundings.directory().relativize(path).toString()
                : path.toString();
    }
}
