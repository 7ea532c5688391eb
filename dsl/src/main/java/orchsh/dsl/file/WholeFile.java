package orchsh.dsl.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files of which nobody may ever see a half: what is there stays until all of the new text is on the disk. */
public final class WholeFile {
    private WholeFile() {}

    /** Who may read and write the file stays as it is, and a link still leads to it. */
    public static void write(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path half = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(half, text);
            if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(target));
            }
            try {
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
