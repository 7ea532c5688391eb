package orchsh.shell.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** A file that a command writes anew each time. */
public final class OutputFile {
    private OutputFile() {}

    /** Writes it; a missing folder is made. */
    public static void write(Call call, String file, String text) {
        try {
            Path path = call.invocation().surroundings().resolve(file);
            Path folder = path.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                call.note("made the folder `" + folder + "`");
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw Unwritten.of(file, e, "");
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("`" + file + "` cannot be written"), e);
        }
    }
}
