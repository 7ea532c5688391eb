package orchsh.engine.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/** Why a file cannot be had, in a few words. */
public final class Reasons {
    private Reasons() {}

    public static String of(IOException e) {
        String file = Optional.ofNullable(e.getMessage()).orElse("");
        if (e instanceof NoSuchFileException) {
            return "there is no `" + file + "`";
        }
        if (e instanceof AccessDeniedException) {
            return "permission to read `" + file + "` is missing";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason().toLowerCase(Locale.ROOT) + ": `" + failure.getFile() + "`";
        }
        return e.getClass().getSimpleName().replace("Exception", "") + " " + file;
    }
}
