package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Source;

/**
 * A compose file, and how its values are to be understood.
 *
 * @param path where it lies
 * @param source its name, its trail and the folder in which relative paths start
 * @param typed its text, if it does not lie anywhere
 * @param variables what its values can name
 * @param including the files that include it, from the first one on, and itself
 */
record ComposeFile(Path path, Source source, Optional<String> typed, Variables variables, List<Path> including) {
    ComposeFile {
        including = List.copyOf(including);
    }

    /** Another file, with the same variables. */
    ComposeFile other(Path other, Source itsSource) {
        return new ComposeFile(other, itsSource, Optional.empty(), variables, including);
    }

    /** A file that this one includes. */
    ComposeFile included(Path other, Source itsSource, Variables itsVariables) {
        List<Path> trail = new ArrayList<>(including);
        trail.add(other);
        return new ComposeFile(other, itsSource, Optional.empty(), itsVariables, trail);
    }
}
