package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What belongs to the people who wrote the stack.
 *
 * @param folder the folder of the stack's script
 * @param root the checkout that it lies in, or else the same folder
 */
record Project(Path folder, Path root) {

    /** The project around a folder. */
    static Project around(Path folder) {
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve(".git"))) {
                return new Project(folder, candidate);
            }
        }
        return new Project(folder, folder);
    }

    /** Whether a file is theirs; a link that leads out of the project is not. */
    boolean owns(Path file) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            // a file that cannot be followed is nobody's
            return false;
        }
    }
}
