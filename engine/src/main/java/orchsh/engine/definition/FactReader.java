package orchsh.engine.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.observed.Facts;

/** Reads facts by name, and knows which nobody has read. */
final class FactReader {
    private final Facts facts;
    private final Set<String> unread;

    FactReader(Facts facts) {
        this.facts = facts;
        this.unread = new TreeSet<>(facts.names());
    }

    Facts take(String name) {
        unread.remove(name);
        return facts.at(name);
    }

    /** Passes over what is read elsewhere or says nothing of what the thing was made from. */
    FactReader without(String... names) {
        List.of(names).forEach(unread::remove);
        return this;
    }

    /** What says something that nobody has read. */
    List<String> rest() {
        return unread.stream().filter(name -> !facts.at(name).isNothing()).toList();
    }
}
