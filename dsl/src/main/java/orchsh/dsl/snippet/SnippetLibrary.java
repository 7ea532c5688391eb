package orchsh.dsl.snippet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The snippets that come with orchsh. */
public interface SnippetLibrary {
    SnippetLibrary EMPTY = new SnippetLibrary() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Optional<byte[]> bytes(String name) {
            return Optional.empty();
        }
    };

    /** What there is, sorted. */
    List<String> names();

    /** The script of that name. */
    Optional<byte[]> bytes(String name);

    /** The scripts that come with them: commands that are written in the words of tasks. */
    default SnippetLibrary scripts() {
        return EMPTY;
    }

    /** How one knows that a well-known image is ready. */
    default UsualWaits waits() {
        return new UsualWaits(Map.of());
    }
}
