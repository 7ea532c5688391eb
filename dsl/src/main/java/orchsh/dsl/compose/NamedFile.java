package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import orchsh.dsl.snippet.FetchedFile;

/**
 * A compose file that another one names.
 *
 * @param path where it lies
 * @param name what it is called in problems
 * @param fetched the copy that it belongs to, if it came from elsewhere
 */
record NamedFile(Path path, String name, Optional<FetchedFile> fetched) {

    Path folder() {
        return Objects.requireNonNullElse(path.getParent(), path);
    }
}
