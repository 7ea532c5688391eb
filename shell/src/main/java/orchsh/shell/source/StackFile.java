package orchsh.shell.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.dsl.file.UsualFiles;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * The file a stack is read from.
 *
 * @param path where it lies
 * @param shownAs what the user calls it
 * @param compose how the compose files are chosen that it stands for; absent when it is a script
 */
public record StackFile(Path path, String shownAs, Optional<ComposeChoice> compose) {
    private static final String SCRIPT = "stack.groovy";
    /** What is said beside compose files about their services. */
    private static final String BESIDE = "orchsh.groovy";
    /** What is typed in. */
    private static final String TYPED = "-";

    /**
     * Which compose files are meant.
     *
     * @param files those that were named; none means those that lie in the folder, with what is laid over them
     * @param folder the folder that was named
     */
    record ComposeChoice(List<String> files, Optional<String> folder) {
        ComposeChoice {
            files = List.copyOf(files);
        }
    }

    /** What the user calls it; of several compose files the first. */
    public String firstShown() {
        return compose.filter(choice -> choice.files().size() > 1)
                .map(choice -> choice.files().get(0))
                .orElse(shownAs);
    }

    /** A script. */
    StackFile(Path path, String shownAs) {
        this(path, shownAs, Optional.empty());
    }

    /** The file that the words name; without words the nearest one, looking upwards. */
    public static StackFile chosen(List<String> words, Surroundings surroundings) {
        if (words.size() > 1) {
            return several(words, surroundings);
        }
        return words.isEmpty() ? nearest(surroundings) : named(words.get(0), surroundings);
    }

    /** Several compose files are one stack, each laid over those before it. */
    private static StackFile several(List<String> words, Surroundings surroundings) {
        if (!words.stream().allMatch(word -> isCompose(word))) {
            throw ProblemException.usage(Problem.error("only one stack can be given, but there are " + words.size()
                            + ": "
                            + String.join(
                                    ", ",
                                    words.stream().map(word -> "`" + word + "`").toList()))
                    .hint("run the command once for each of them"));
        }
        List<StackFile> files =
                words.stream().map(word -> named(word, surroundings)).toList();
        return new StackFile(
                files.get(0).path, String.join(", ", words), Optional.of(new ComposeChoice(words, Optional.empty())));
    }

    /** The script beside compose files that says more about their services. */
    public Optional<StackFile> scriptBeside() {
        Path beside = path.resolveSibling(BESIDE);
        return shownAs.equals(TYPED) || !Files.isRegularFile(beside)
                ? Optional.empty()
                : Optional.of(new StackFile(
                        beside, Path.of(shownAs).resolveSibling(BESIDE).toString()));
    }

    /** As {@link #chosen}; nothing where no stack is named and none is near. */
    public static Optional<StackFile> find(List<String> words, Surroundings surroundings) {
        return words.isEmpty() ? upwards(surroundings) : Optional.of(chosen(words, surroundings));
    }

    /** The files that it is written in, as far as they were named or are found by their names. */
    public List<Path> files(Surroundings surroundings) {
        List<Path> files = new ArrayList<>(List.of(path));
        compose.ifPresent(choice -> {
            choice.files().stream()
                    .filter(file -> !file.equals(TYPED))
                    .map(surroundings::resolve)
                    .forEach(files::add);
            if (choice.files().isEmpty()) {
                UsualFiles.NAMES.forEach(name -> {
                    files.add(path.resolveSibling(name));
                    files.add(path.resolveSibling(name.replaceFirst("(\\.ya?ml)$", ".override$1")));
                });
            }
        });
        scriptBeside().ifPresent(beside -> files.add(beside.path));
        return files;
    }

    /** Whether the word can be a stack at all. */
    public static boolean exists(String word, Surroundings surroundings) {
        return !word.isBlank() && Files.exists(NamedFile.path(word, surroundings));
    }

    private static StackFile named(String word, Surroundings surroundings) {
        if (word.isBlank()) {
            throw ProblemException.usage(Problem.error("the name of the stack is empty"));
        }
        if (word.equals(TYPED)) {
            return new StackFile(
                    surroundings.resolve(TYPED),
                    TYPED,
                    Optional.of(new ComposeChoice(List.of(TYPED), Optional.empty())));
        }
        Path path = NamedFile.path(word, surroundings);
        if (Files.isDirectory(path)) {
            Optional<StackFile> inside = in(path, Optional.of(word), surroundings);
            if (inside.isPresent()) {
                return inside.get();
            }
            throw ProblemException.usage(
                    Problem.error("there is no " + SCRIPT + " and no compose file in the folder `" + word + "`"));
        }
        if (!Files.exists(path)) {
            throw ProblemException.usage(Problem.error("there is no file or folder `" + word + "`")
                    .hint("what stands before the command is a stack: a script, a compose file, or a folder with one"));
        }
        if (!Files.isReadable(path)) {
            throw ProblemException.usage(Problem.error("the file `" + word + "` cannot be read"));
        }
        return new StackFile(
                path,
                word,
                isCompose(word) ? Optional.of(new ComposeChoice(List.of(word), Optional.empty())) : Optional.empty());
    }

    private static StackFile nearest(Surroundings surroundings) {
        Optional<StackFile> found = upwards(surroundings);
        if (found.isPresent()) {
            return found.get();
        }
        throw ProblemException.usage(
                Problem.error("there is no " + SCRIPT + " and no compose file in this folder or any above it")
                        .hint("name one before the command: `orchsh FILE up`; or have one proposed: `orchsh init`"));
    }

    private static Optional<StackFile> upwards(Surroundings surroundings) {
        for (Path folder = surroundings.directory(); folder != null; folder = folder.getParent()) {
            Optional<StackFile> found = in(folder, Optional.empty(), surroundings);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A script in the folder, or else its compose files. */
    private static Optional<StackFile> in(Path folder, Optional<String> said, Surroundings surroundings) {
        Path script = folder.resolve(SCRIPT);
        if (Files.isRegularFile(script)) {
            return Optional.of(new StackFile(script, shown(script, surroundings)));
        }
        for (String name : UsualFiles.NAMES) {
            Path compose = folder.resolve(name);
            if (Files.isRegularFile(compose)) {
                return Optional.of(new StackFile(
                        compose, shown(compose, surroundings), Optional.of(new ComposeChoice(List.of(), said))));
            }
        }
        return Optional.empty();
    }

    private static boolean isCompose(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json") || name.equals(TYPED);
    }

    private static String shown(Path path, Surroundings surroundings) {
        return path.startsWith(surroundings.directory())
                ? surroundings.directory().relativize(path).toString()
                : path.toString();
    }
}
