package orchsh.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.definition.Seal;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * The key that secrets are marked with: the one in {@code ORCHSH_KEY}, for those who work on one engine from several
 * machines, else one of this user's own, made when it is first needed.
 */
public final class KeyFile {
    private static final String VARIABLE = "ORCHSH_KEY";

    private final Surroundings surroundings;

    public KeyFile(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The key; it is never empty. */
    public byte[] key() {
        return surroundings
                .variable(VARIABLE)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> kept(surroundings.dataFolder().resolve("key")));
    }

    private static byte[] kept(Path file) {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return made(file);
        } catch (IOException e) {
            throw problem(file, "cannot be read from", e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] key = Files.readAllBytes(file);
        if (key.length == 0) {
            throw new IOException("it is empty");
        }
        return key;
    }

    /** Whole from the start, and never in place of another one: somebody else may make one at the same time. */
    private static byte[] made(Path file) {
        try {
            Path folder = Files.createDirectories(file.resolveSibling(""));
            Path draft = Files.createTempFile(folder, "key", "", forItsOwner());
            try {
                Files.write(draft, Seal.newKey());
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                return read(file);
            } finally {
                Files.delete(draft);
            }
            return read(file);
        } catch (IOException e) {
            throw problem(file, "cannot be kept in", e);
        }
    }

    private static FileAttribute<?>[] forItsOwner() {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static ProblemException problem(Path file, String what, IOException e) {
        return new ProblemException(
                ProblemException.Kind.STACK,
                Problem.error("the key that secrets are marked with " + what + " `" + file + "`: " + e.getMessage())
                        .hint("set " + VARIABLE + " to a key of your own, a long random text"),
                e);
    }
}
