package orchsh.dsl.script;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a script knows from the files that it includes, before it runs. */
final class Known {
    private final SortedMap<String, Included> functions = new TreeMap<>();
    private final SortedSet<String> variables = new TreeSet<>();
    private boolean complete = true;

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
        part.accept(String.join(",", functions.keySet()));
        part.accept(String.join(",", variables));
    }

    SortedMap<String, Included> functions() {
        return functions;
    }

    SortedSet<String> variables() {
        return variables;
    }

    Optional<Included> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }
}
