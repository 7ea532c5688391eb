package orchsh.dsl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import orchsh.dsl.build.Source;
import orchsh.dsl.file.UsualFiles;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * A file that a script names.
 *
 * @param path where it lies
 * @param name what the user would type for it
 */
record IncludedFile(Path path, String name) {
    private static final String SCRIPT = "stack.groovy";

    /** Finds it from the script that names it; one that is not there is refused with the file that was probably meant. */
    static IncludedFile find(String said, Source from, Surroundings besideSource) {
        if (said.isBlank()) {
            throw refused("`include` is given an empty name", "for example include 'other/stack.groovy'");
        }
        if (said.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            throw refused(
                    "`include` takes a file of this computer, not `" + said + "`",
                    "`use` takes snippets from elsewhere");
        }
        try {
            IncludedFile file = new IncludedFile(besideSource.resolve(said), shown(said, from));
            return Files.isDirectory(file.path) ? file.stackInFolder() : file.checked();
        } catch (InvalidPathException e) {
            throw refused("`" + said + "` is not the name of a file", "for example include 'other/stack.groovy'");
        }
    }

    /** What the user would type for it. */
    static String shown(String said, Source from) {
        return said.startsWith("~")
                ? said
                : Path.of(from.name()).resolveSibling(said).normalize().toString();
    }

    /** Whether it is a compose file rather than a script. */
    boolean isCompose() {
        return isCompose(name);
    }

    /** Whether a file of that name is a compose file. */
    static boolean isCompose(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    private IncludedFile stackInFolder() {
        if (!Files.exists(path.resolve(SCRIPT))) {
            for (String compose : UsualFiles.NAMES) {
                if (Files.exists(path.resolve(compose))) {
                    return inFolder(compose).checked();
                }
            }
            throw refused(
                    "there is no " + SCRIPT + " in the folder `" + (name.isEmpty() ? "." : name) + "`",
                    near(path, SCRIPT, name.isEmpty() ? "" : name + "/"));
        }
        return inFolder(SCRIPT).checked();
    }

    private IncludedFile inFolder(String file) {
        return new IncludedFile(path.resolve(file), name.isEmpty() ? file : name + "/" + file);
    }

    private IncludedFile checked() {
        if (!Files.exists(path)) {
            String last = Objects.toString(path.getFileName(), "");
            Path folder = Objects.requireNonNullElse(path.getParent(), path);
            String prefix = name.endsWith(last) ? name.substring(0, name.length() - last.length()) : "";
            throw refused("there is no file `" + name + "`", near(folder, last, prefix));
        }
        return this;
    }

    /** The name of another file of the folder, as the script would say it. */
    private static String near(Path folder, String wanted, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> Objects.toString(file.getFileName(), "")).toList();
            return NearMiss.of(wanted, names)
                    .map(near -> "did you mean `" + prefix + near + "`?")
                    .orElse("");
        } catch (IOException e) {
            // a folder that is not there, or cannot be looked into, has nothing to offer
            return "";
        }
    }

    private static ProblemException refused(String message, String hint) {
        Problem problem = Problem.error(message);
        return ProblemException.usage(hint.isEmpty() ? problem : problem.hint(hint));
    }

    /** What it is told from others by, whatever names and links lead to it. */
    static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // a script need not lie on a disk
            return file.normalize();
        }
    }
}
