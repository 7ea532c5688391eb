package orchsh.dsl.compose.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.dsl.build.Place;

/** Keys and values, in the order in which they stand; no key stands twice. */
public final class YamlMap implements YamlValue {
    private final Map<String, YamlEntry> entries;
    private final String tag;
    private final Place at;

    private YamlMap(Map<String, YamlEntry> entries, String tag, Place at) {
        this.entries = entries;
        this.tag = tag;
        this.at = at;
    }

    public static YamlMap of(List<YamlEntry> entries, String tag, Place at) {
        Map<String, YamlEntry> byKey = new LinkedHashMap<>();
        for (YamlEntry entry : entries) {
            if (byKey.put(entry.key(), entry) != null) {
                throw new IllegalArgumentException("the key `" + entry.key() + "` stands twice");
            }
        }
        return new YamlMap(byKey, tag, at);
    }

    public static YamlMap empty(Place at) {
        return new YamlMap(Map.of(), "", at);
    }

    public List<YamlEntry> entries() {
        return List.copyOf(entries.values());
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    public Optional<YamlEntry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    public Optional<YamlValue> get(String key) {
        return entry(key).map(YamlEntry::value);
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The same with this entry, in the place of one of the same key if there is one. */
    public YamlMap with(YamlEntry entry) {
        Map<String, YamlEntry> changed = new LinkedHashMap<>(entries);
        changed.put(entry.key(), entry);
        return new YamlMap(changed, tag, at);
    }

    public YamlMap without(String key) {
        Map<String, YamlEntry> changed = new LinkedHashMap<>(entries);
        changed.remove(key);
        return new YamlMap(changed, tag, at);
    }

    /** The same with every value replaced. */
    public YamlMap mapped(Function<YamlEntry, YamlValue> change) {
        Map<String, YamlEntry> changed = new LinkedHashMap<>();
        entries.values().forEach(entry -> changed.put(entry.key(), entry.with(change.apply(entry))));
        return new YamlMap(changed, tag, at);
    }

    @Override
    public Place at() {
        return at;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public String kindInWords() {
        return "a map";
    }

    @Override
    public YamlMap untagged() {
        return new YamlMap(entries, "", at);
    }

    /** {@code {key: value}}, as one would write it in one line. */
    @Override
    public String toString() {
        return entries.values().stream()
                .map(entry -> entry.key() + ": " + entry.value())
                .collect(Collectors.joining(", ", prefix() + "{", "}"));
    }

    private String prefix() {
        return tag.isEmpty() ? "" : tag + " ";
    }
}
