package orchsh.dsl.write.compose;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.value.Durations;
import org.jspecify.annotations.Nullable;

/** A map of a compose file while it is written; what is empty has no key. */
final class Node {
    private final Texts texts;
    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();

    Node(Texts texts) {
        this.texts = texts;
    }

    Map<String, @Nullable Object> entries() {
        return entries;
    }

    Node child() {
        return new Node(texts);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** A value as it is. */
    void put(String key, @Nullable Object value) {
        entries.put(key, value);
    }

    void put(String key, Node child) {
        if (!child.isEmpty()) {
            entries.put(key, child.entries);
        }
    }

    void text(String key, Optional<String> value) {
        value.ifPresent(said -> entries.put(key, texts.value(said)));
    }

    void text(String key, String value) {
        text(key, Optional.of(value));
    }

    void texts(String key, Collection<String> values) {
        raw(key, texts.values(values));
    }

    /** A list whose values are written already. */
    void raw(String key, List<?> values) {
        if (!values.isEmpty()) {
            entries.put(key, values);
        }
    }

    void words(String key, List<String> words) {
        entries.put(key, words.isEmpty() ? List.of() : new YamlText.Words(texts.values(words)));
    }

    void pairs(String key, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            Map<String, String> written = new LinkedHashMap<>();
            pairs.forEach((name, value) -> written.put(name, texts.value(value)));
            entries.put(key, written);
        }
    }

    void number(String key, Optional<? extends Number> number) {
        number.ifPresent(value -> entries.put(key, value));
    }

    void flag(String key, Optional<Boolean> wanted) {
        wanted.ifPresent(value -> entries.put(key, value));
    }

    void flag(String key, boolean wanted) {
        flag(key, wanted ? Optional.of(true) : Optional.empty());
    }

    void size(String key, Optional<Long> bytes) {
        bytes.ifPresent(value -> entries.put(key, value < 0 ? (Object) value : Texts.size(value)));
    }

    void time(String key, Optional<Duration> time) {
        time.ifPresent(value -> entries.put(key, Durations.written(value)));
    }
}
