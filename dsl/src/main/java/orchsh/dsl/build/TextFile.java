package orchsh.dsl.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** Reads the text of files that users wrote. */
public final class TextFile {
    private static final int MOST_BYTES = 2 << 20;

    private TextFile() {}

    /** The text; a file that is missing, unreadable, too large or no text is refused in plain words. */
    public static String read(Path file, String name) {
        return read(file, name, "a script");
    }

    /** As {@link #read(Path, String)}, of a file of variables. */
    public static String variables(Path file, String name) {
        return read(file, name, "a file of variables");
    }

    /**
     * As {@link #read(Path, String)}.
     *
     * @param kind what it ought to be, for example {@code a script}
     */
    public static String read(Path file, String name, String kind) {
        return withUsualLineEnds(withoutMark(asWritten(file, name, kind)));
    }

    /** As {@link #read(Path, String, String)}, with the line ends and the mark of its encoding that it has. */
    public static String asWritten(Path file, String name, String kind) {
        byte[] bytes = bytesOf(file, name, kind);
        if (bytes.length > MOST_BYTES) {
            throw ProblemException.usage(Problem.error("`" + name + "` is too large for " + kind)
                    .hint("at most " + (MOST_BYTES >> 20) + " MB are read"));
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw notUtf8(name, "is written in UTF-16");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.usage(Problem.error("`" + name + "` is not a text"));
        }
        if (result.isError()) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw notUtf8(name, "is not a text in UTF-8: line " + line + " has bytes that are none");
        }
        return text;
    }

    /** The text without the mark that some editors put in front of UTF-8. */
    public static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Some editors of old end lines with a carriage return alone, which Groovy does not count as an end. */
    static String withUsualLineEnds(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        StringBuilder usual = new StringBuilder(text);
        for (int i = 0; i < usual.length(); i++) {
            boolean ends = usual.charAt(i) == '\r';
            if (ends && (i + 1 == usual.length() || usual.charAt(i + 1) != '\n')) {
                usual.setCharAt(i, '\n');
            }
        }
        return usual.toString();
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static ProblemException notUtf8(String name, String what) {
        return ProblemException.usage(
                Problem.error("`" + name + "` " + what).hint("save it as UTF-8; every editor can"));
    }

    /** One more than is allowed of a file that is larger, however large it is. */
    private static byte[] bytesOf(Path file, String name, String kind) {
        if (Files.isDirectory(file)) {
            throw ProblemException.usage(Problem.error("`" + name + "` is a folder, not " + kind));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw refused("there is no file `" + name + "`", e);
        } catch (AccessDeniedException e) {
            throw refused("you are not allowed to read `" + name + "`", e);
        } catch (FileSystemException e) {
            throw refused("`" + name + "` cannot be read: " + Words.of(e), e);
        } catch (IOException e) {
            throw refused("`" + name + "` cannot be read", e);
        }
    }

    private static ProblemException refused(String message, IOException cause) {
        return new ProblemException(ProblemException.Kind.USAGE, Problem.error(message), cause);
    }
}
