package orchsh.dsl.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads names with values: pairs, or texts such as {@code 'NAME=value'}. */
public final class Pairings {
    private Pairings() {}

    public static Map<String, String> of(String word, @Nullable Object @Nullable [] values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Object value : Values.each(values)) {
            if (value instanceof Map<?, ?> map) {
                pairs.putAll(of(word, map));
            } else {
                String text = Values.text(word, value);
                int equals = text.indexOf('=');
                pairs.put(
                        named(word, equals < 0 ? text : text.substring(0, equals)),
                        equals < 0 ? "" : text.substring(equals + 1));
            }
        }
        return pairs;
    }

    public static Map<String, String> of(String word, Map<?, ?> map) {
        Map<String, String> pairs = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            String text = named(word, Values.text(word, name));
            pairs.put(text, Values.variable(text, value));
        });
        return pairs;
    }

    /** Pairs or texts, whichever an option is given. */
    static SortedMap<String, String> ofEither(String word, @Nullable Object value) {
        return new TreeMap<>(value instanceof Map<?, ?> map ? of(word, map) : of(word, new @Nullable Object[] {value}));
    }

    private static String named(String word, String name) {
        if (name.isBlank()) {
            throw new WordException("`" + word + "` is given a value without a name");
        }
        return name;
    }
}
