package orchsh.engine.observed;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine says of a thing, as it says it: names with what they stand for, a list, or one value.
 *
 * @param named what it says by name; empty for a list or a value
 * @param all what it lists; empty for names or a value
 * @param text the value; empty for names, a list, or nothing
 */
public record Facts(SortedMap<String, Facts> named, List<Facts> all, String text) {
    public static final Facts NONE = of("");

    private static final Set<String> NOTHING = Set.of("", "0", "false");

    public Facts {
        named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        all = List.copyOf(all);
    }

    public static Facts of(String value) {
        return new Facts(new TreeMap<>(), List.of(), value);
    }

    public static Facts of(List<Facts> items) {
        return new Facts(new TreeMap<>(), items, "");
    }

    public static Facts of(Map<String, Facts> fields) {
        return new Facts(new TreeMap<>(fields), List.of(), "");
    }

    public Facts at(String name) {
        return named.getOrDefault(name, NONE);
    }

    /** Whether it says nothing but what is usual: no, zero, empty. */
    public boolean isNothing() {
        return named.isEmpty() && all.isEmpty() && NOTHING.contains(text);
    }

    public boolean isTrue() {
        return text.equals("true");
    }

    /** A whole number; 0 for what is none. */
    public long number() {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** The value; absent when there is none. */
    public Optional<String> word() {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    public List<String> texts() {
        return all.stream().map(Facts::text).toList();
    }

    public Set<String> names() {
        return named.keySet();
    }

    /** Only names: values are often nobody's business. */
    @Override
    public String toString() {
        return "Facts" + named.keySet();
    }
}
