package orchsh.dsl.script;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a script knows of a snippet that it uses, before anything runs.
 *
 * @param name what the snippet is called
 * @param params what it can be given
 * @param needed what it must be given
 * @param isComplete whether these are all
 */
record SnippetWord(String name, Set<String> params, Set<String> needed, boolean isComplete) {
    SnippetWord {
        params = Set.copyOf(params);
        needed = Set.copyOf(needed);
    }

    /** All that matters to whoever uses it. */
    String describe() {
        return isComplete + " " + new TreeSet<>(params) + " " + new TreeSet<>(needed);
    }

    static SnippetWord of(Unit snippet) {
        return snippet.compiled()
                .map(script -> new SnippetWord(
                        snippet.source().name(),
                        script.asks().params(),
                        script.asks().needed(),
                        !script.asks().anyComputed()))
                .orElseGet(() -> new SnippetWord(snippet.source().name(), Set.of(), Set.of(), false));
    }
}
