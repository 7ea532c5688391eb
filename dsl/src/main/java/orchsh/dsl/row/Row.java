package orchsh.dsl.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by their names. A name is found however its words are put together: {@code exit_code}, {@code exitCode}. */
public final class Row {
    private final Map<String, @Nullable Object> values;
    private final Set<String> further;
    private final Map<String, String> names = new LinkedHashMap<>();

    public Row(Map<String, @Nullable Object> values) {
        this(values, Set.of());
    }

    /** @param further names that it could have had, had anybody asked for them */
    public Row(Map<String, @Nullable Object> values, Set<String> further) {
        this.further = Set.copyOf(further);
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.values.keySet().forEach(name -> names.putIfAbsent(plain(name), name));
    }

    public Set<String> names() {
        return values.keySet();
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The names that it could have had, had anybody asked for them. */
    public Set<String> further() {
        return further;
    }

    public boolean has(String name) {
        return names.containsKey(plain(name));
    }

    /** The value of that name; nothing if there is none. */
    public @Nullable Object value(String name) {
        String written = names.get(plain(name));
        return written == null ? null : values.get(written);
    }

    /** The name as the row writes it, or as it was given. */
    public String written(String name) {
        return names.getOrDefault(plain(name), name);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
