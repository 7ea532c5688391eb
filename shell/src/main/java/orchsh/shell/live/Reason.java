package orchsh.shell.live;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** Why something with a file or a connection did not work, in a few words. */
final class Reason {
    private Reason() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "you are not allowed to";
        }
        String reason = e instanceof FileSystemException file
                ? Objects.requireNonNullElse(file.getReason(), "the system does not say why")
                : Objects.requireNonNullElse(e.getMessage(), "the system does not say why");
        return reason.toLowerCase(Locale.ROOT);
    }
}
