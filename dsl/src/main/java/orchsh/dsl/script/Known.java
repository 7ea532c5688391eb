package orchsh.dsl.script;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a script knows from the files that it includes, before it runs. */
final class Known {
    private final SortedMap<String, Included> functions = new TreeMap<>();
    private final SortedSet<String> variables = new TreeSet<>();
    private final SortedMap<String, SnippetWord> snippets = new TreeMap<>();
    private Set<String> scripts = Set.of();
    private boolean complete = true;
    private Optional<Lasting> lasting = Optional.empty();

    /**
     * Where a name comes from.
     *
     * @param file the included file
     * @param offset where the script includes it
     */
    record Included(String file, int offset) {}

    /** Adds what a file has to offer; names that came from another file before are left to that one. */
    void add(Offer offer, Included from) {
        offer.functions().forEach(function -> functions.putIfAbsent(function, from));
        variables.addAll(offer.variables());
    }

    /** A snippet has become a word. */
    void add(String word, SnippetWord snippet) {
        snippets.put(word, snippet);
    }

    /** A snippet is a word of an included file, unless it is one of this file already. */
    void offer(String word, SnippetWord snippet) {
        snippets.putIfAbsent(word, snippet);
    }

    /** The standard library has these scripts, which tasks can call. */
    void addScripts(Collection<String> names) {
        scripts = new TreeSet<>(names);
    }

    Set<String> scripts() {
        return scripts;
    }

    SortedMap<String, SnippetWord> snippets() {
        return snippets;
    }

    /** It is an entry of a session, and goes on from what others have left. */
    void goOnFrom(Lasting left) {
        lasting = Optional.of(left);
        left.variables().forEach(this::addVariable);
    }

    /** What earlier entries have left; nothing if it is no entry of a session. */
    Optional<Lasting> lasting() {
        return lasting;
    }

    /** There are files that can only be known when the script runs. */
    void makeIncomplete() {
        complete = false;
    }

    boolean isComplete() {
        return complete;
    }

    /** All that the compiler of a script makes use of. */
    void describe(Consumer<String> part) {
        part.accept(String.valueOf(complete));
        part.accept(functions.entrySet().stream()
                .map(function ->
                        function.getKey() + " from " + function.getValue().offset())
                .collect(Collectors.joining(",")));
        part.accept(String.join(",", variables));
        part.accept(String.join(",", scripts));
        snippets.forEach((word, snippet) -> part.accept(word + " " + snippet.describe()));
    }

    SortedMap<String, Included> functions() {
        return functions;
    }

    /** A variable that is there when the script begins. */
    void addVariable(String name) {
        variables.add(name);
    }

    SortedSet<String> variables() {
        return variables;
    }

    Optional<Included> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }
}
