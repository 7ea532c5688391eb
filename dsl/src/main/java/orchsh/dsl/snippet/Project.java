package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What belongs to the people who wrote the stack: the checkout that its script lies in, or else the script's folder. A checkout
 * inside of it is somebody else's, and one that holds a whole home folder is no project.
 *
 * @param folder the folder of the stack's script
 * @param home the home folder of whoever asks
 */
record Project(Path folder, Path home) {
    private static final String MARK = ".git";

    /** Whether a file is theirs; a link that leads out of the project is not. */
    boolean owns(Path file) {
        try {
            Path real = file.toRealPath();
            Path own = folder.toRealPath();
            Optional<Path> checkout = checkoutOf(own, own);
            return real.startsWith(checkout.orElse(own))
                    && checkoutOf(real, own).equals(checkout);
        } catch (IOException e) {
            // a file that cannot be followed is nobody's
            return false;
        }
    }

    /** The nearest folder upwards that git has marked, and that does not hold the home folder in which the project lies. */
    private Optional<Path> checkoutOf(Path path, Path own) throws IOException {
        Path settings = Files.exists(home) ? home.toRealPath() : home;
        for (Path candidate = path; candidate != null; candidate = candidate.getParent()) {
            boolean isWholeHome = settings.startsWith(candidate) && own.startsWith(settings);
            if (!isWholeHome && isMarked(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** A folder that git works with, or the file that leads to one. */
    private static boolean isMarked(Path folder) {
        Path mark = folder.resolve(MARK);
        return Files.isRegularFile(mark) || Files.exists(mark.resolve("HEAD"));
    }
}
