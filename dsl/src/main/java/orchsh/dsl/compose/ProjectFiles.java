package orchsh.dsl.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.file.UsualFiles;
import orchsh.engine.problem.Problem;

/** Finds the compose files of a folder, by the names that docker compose knows and in its order. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /** The file of the folder, or of the nearest one above that has one. */
    public static Optional<Path> nearest(Path folder) {
        for (Path here = folder; here != null; here = here.getParent()) {
            Optional<Path> found = existing(here, UsualFiles.NAMES).stream().findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The file and the one beside it that is laid over it; of several names the first counts, with a warning. */
    static List<Path> withOverride(Path file, FileNames names, Findings findings) {
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        warnOfSeveral(existing(folder, UsualFiles.NAMES), names, findings);
        List<Path> overrides = existing(folder, UsualFiles.OVERRIDES);
        warnOfSeveral(overrides, names, findings);
        return overrides.isEmpty() ? List.of(file) : List.of(file, overrides.get(0));
    }

    private static List<Path> existing(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    }

    private static void warnOfSeveral(List<Path> files, FileNames names, Findings findings) {
        if (files.size() > 1) {
            List<String> shown = files.stream().map(names::shown).toList();
            findings.warning(Problem.warning("there are several compose files: `" + String.join("`, `", shown) + "`")
                    .hint("`" + shown.get(0) + "` is read; -f names another"));
        }
    }
}
