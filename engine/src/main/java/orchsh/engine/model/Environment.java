package orchsh.engine.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Environment variables.
 *
 * @param values those that have a value, which may be empty
 * @param removed those that are taken away although the image has them
 * @param confidential the names of those whose values are nobody's business, whatever they are called
 */
public record Environment(SortedMap<String, String> values, Set<String> removed, Set<String> confidential) {
    public Environment {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        removed = Collections.unmodifiableSet(new TreeSet<>(removed));
        confidential = Collections.unmodifiableSet(new TreeSet<>(confidential));
    }

    /** Only names: values are often nobody's business. */
    @Override
    public String toString() {
        return "Environment" + values.keySet();
    }
}
