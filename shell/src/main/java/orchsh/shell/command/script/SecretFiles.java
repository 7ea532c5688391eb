package orchsh.shell.command.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks into files of secrets, so that what is in them is not written elsewhere. */
final class SecretFiles {
    private static final long LARGEST = 1L << 20;

    private SecretFiles() {}

    /** Nothing of a file that is not there, is no text, or is so large that nobody repeats it. */
    static Optional<String> content(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
