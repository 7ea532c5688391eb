package orchsh.shell.call;

import java.io.IOException;
import java.nio.file.FileSystemException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/** What is said of a file that cannot be written, as far as the system tells why. */
public final class Unwritten {
    private Unwritten() {}

    /** @param hint what helps where the system does not tell why; empty for nothing */
    public static ProblemException of(String file, IOException why, String hint) {
        String reason = reason(why);
        String said = "`" + file + "` cannot be written";
        Problem problem = reason != null
                ? Problem.error(said + ": " + Words.sentence(reason))
                : hint.isEmpty() ? Problem.error(said) : Problem.error(said).hint(hint);
        return new ProblemException(ProblemException.Kind.STACK, problem, why);
    }

    /** What such an exception says itself is the name of the file. */
    private static @Nullable String reason(IOException why) {
        return why instanceof FileSystemException failure ? failure.getReason() : why.getMessage();
    }
}
