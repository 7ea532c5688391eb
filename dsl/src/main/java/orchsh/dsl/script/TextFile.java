package orchsh.dsl.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Reads the text of files that users wrote. */
public final class TextFile {
    private TextFile() {}

    /** The text; a file that is missing, unreadable or no text is refused in plain words. */
    public static String read(Path file, String name) {
        byte[] bytes = bytesOf(file, name);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("`" + name + "` is not a text in UTF-8", e);
        }
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.usage(Problem.error("`" + name + "` is not a text"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] bytesOf(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw ProblemException.usage(Problem.error("`" + name + "` is a folder, not a script"));
        }
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw refused("there is no file `" + name + "`", e);
        } catch (AccessDeniedException e) {
            throw refused("you are not allowed to read `" + name + "`", e);
        } catch (FileSystemException e) {
            String reason = Objects.requireNonNullElse(e.getReason(), "the system does not say why");
            throw refused("`" + name + "` cannot be read: " + reason.toLowerCase(Locale.ROOT), e);
        } catch (IOException e) {
            throw refused("`" + name + "` cannot be read", e);
        }
    }

    private static ProblemException refused(String message, IOException cause) {
        return new ProblemException(ProblemException.Kind.USAGE, Problem.error(message), cause);
    }
}
