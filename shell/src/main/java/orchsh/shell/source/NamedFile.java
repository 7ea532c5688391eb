package orchsh.shell.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds the place that a user means by the name of a file. */
public final class NamedFile {
    private NamedFile() {}

    /** Where it is or would be; a name that no file can have is refused. */
    public static Path path(String name, Surroundings surroundings) {
        try {
            return surroundings.resolve(name);
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE, Problem.error("`" + name + "` is not the name of a file"), e);
        }
    }
}
