package orchsh.dsl.task;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import orchsh.dsl.language.HostFile;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A file that a script names, beside itself or anywhere. */
final class BesideFile implements HostFile {
    private static final long MOST = 64 << 20;

    private final Path path;
    private final String shown;

    private BesideFile(Path path, String shown) {
        this.path = path;
        this.shown = shown;
    }

    /** The file meant by a path, or by a file that was named before. */
    static BesideFile of(String word, @Nullable Object given, Path folder) {
        if (given instanceof BesideFile file) {
            return file;
        }
        String text = given instanceof Path || given instanceof File ? given.toString() : Values.text(word, given);
        if (text.isBlank()) {
            throw new WordException("`" + word + "` is given an empty path");
        }
        try {
            return new BesideFile(folder.resolve(text).normalize(), text);
        } catch (InvalidPathException e) {
            throw new WordException("`" + text + "` is not the path of a file");
        }
    }

    Path toPath() {
        return path;
    }

    /** As the script names it. */
    String shown() {
        return shown;
    }

    boolean isFolder() {
        return Files.isDirectory(path);
    }

    @Override
    public String getPath() {
        return path.toString();
    }

    @Override
    public String getName() {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public boolean getExists() {
        return exists();
    }

    @Override
    public long getSize() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] getBytes() {
        if (isFolder()) {
            throw ProblemException.stack(Problem.error("`" + shown + "` is a folder, not a file"));
        }
        if (getSize() > MOST) {
            throw ProblemException.stack(Problem.error("`" + shown + "` is longer than " + (MOST >> 20) + " MiB")
                    .hint("as `stdin: file('…')` a file is passed on as it is read, however long"));
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<String> getLines() {
        return getText().lines().toList();
    }

    private ProblemException unreadable(IOException e) {
        String message = e instanceof NoSuchFileException
                ? "there is no file `" + shown + "`"
                : e instanceof AccessDeniedException
                        ? "you are not allowed to read `" + shown + "`"
                        : "`" + shown + "` cannot be read";
        return new ProblemException(ProblemException.Kind.STACK, Problem.error(message), e);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
