package orchsh.dsl.snippet;

import java.util.List;

/** Where a snippet may lie in a repository or a jar. */
final class SnippetPaths {
    private SnippetPaths() {}

    /** {@code kafka} is {@code kafka.groovy}, there or among the snippets; a path with its ending is that file alone. */
    static List<String> candidates(String path) {
        return path.endsWith(".groovy") ? List.of(path) : List.of(path + ".groovy", "snippets/" + path + ".groovy");
    }
}
