package orchsh.dsl.snippet;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a snippet does, as far as its text shows.
 *
 * @param all the facts, the graver ones first, each once
 * @param isDeclarative whether it says that it only describes, and does
 */
public record Facts(List<Fact> all, boolean isDeclarative) {
    public Facts {
        all = List.copyOf(all);
    }

    public static Facts of(Collection<Fact> facts, boolean isDeclarative) {
        return new Facts(List.copyOf(new TreeSet<>(facts)), isDeclarative);
    }

    /** One line for each. */
    public List<String> lines() {
        return all.stream().map(Fact::toString).toList();
    }
}
