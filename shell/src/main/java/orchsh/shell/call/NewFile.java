package orchsh.shell.call;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.source.NamedFile;

/**
 * A file that is to be written and must not be there yet.
 *
 * @param path where it will be
 * @param shownAs what the user calls it
 */
public record NewFile(Path path, String shownAs) {
    /** One that is there already is refused at once, before any work is done. */
    public static NewFile named(String name, Call call) {
        Path path = NamedFile.path(name, call.invocation().surroundings());
        if (Files.exists(path)) {
            throw exists(name);
        }
        return new NewFile(path, name);
    }

    private static ProblemException exists(String name) {
        return ProblemException.usage(Problem.error("`" + name + "` is there already, and is not written over")
                .hint("remove it, or choose another name"));
    }

    public void write(String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(shownAs);
        } catch (IOException e) {
            forget(e);
            throw Unwritten.of(shownAs, e, "its folder must be there, and be yours to write in");
        }
    }

    /** Half a file would only be in the way of the next try. */
    private void forget(IOException why) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
