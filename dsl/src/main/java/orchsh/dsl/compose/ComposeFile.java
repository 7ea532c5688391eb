package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Source;
import orchsh.dsl.snippet.FetchedFile;

/**
 * A compose file, and how its values are to be understood.
 *
 * @param path where it lies
 * @param source its name, its trail and the folder in which relative paths start
 * @param typed its text, if it does not lie anywhere
 * @param variables what its values can name
 * @param including the files that include it, from the first one on, and itself
 * @param fetched the copy that it belongs to, if it came from elsewhere and its relative names mean what lies there
 */
record ComposeFile(
        Path path,
        Source source,
        Optional<String> typed,
        Variables variables,
        List<Path> including,
        Optional<FetchedFile> fetched) {
    ComposeFile {
        including = List.copyOf(including);
    }

    /** Another file, with the same variables. */
    ComposeFile other(NamedFile other, Source itsSource) {
        return new ComposeFile(other.path(), itsSource, Optional.empty(), variables, including, other.fetched());
    }

    /**
     * A file that this one includes.
     *
     * @param itsFetched the copy that its relative names mean
     */
    ComposeFile included(NamedFile other, Source itsSource, Variables itsVariables, Optional<FetchedFile> itsFetched) {
        List<Path> trail = new ArrayList<>(including);
        trail.add(other.path());
        return new ComposeFile(other.path(), itsSource, Optional.empty(), itsVariables, trail, itsFetched);
    }
}
