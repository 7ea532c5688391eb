package orchsh.dsl.script;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a script has for those who include it.
 *
 * @param functions its functions
 * @param variables what it assigns without declaring it
 */
record Offer(SortedSet<String> functions, SortedSet<String> variables) {
    Offer {
        functions = Collections.unmodifiableSortedSet(new TreeSet<>(functions));
        variables = Collections.unmodifiableSortedSet(new TreeSet<>(variables));
    }

    static Offer of(Collection<String> functions, Collection<String> variables) {
        return new Offer(new TreeSet<>(functions), new TreeSet<>(variables));
    }
}
