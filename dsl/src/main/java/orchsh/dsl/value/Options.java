package orchsh.dsl.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Checks the keys of a word's {@code key: value} pairs, for those that were not known before the script ran. */
public final class Options {
    private Options() {}

    public static Map<String, @Nullable Object> of(String word, Map<?, ?> given, Collection<String> known) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String name = Values.text(word, key);
            if (!known.contains(name)) {
                throw new WordException(
                        "`" + word + "` knows no `" + name + ":`",
                        NearMiss.hint(name, known).orElse("it knows " + String.join(", ", known)));
            }
            options.put(name, value);
        });
        return options;
    }

    /** The given ones of some keys, in the order written. */
    static List<String> among(Set<String> given, Collection<String> keys) {
        return given.stream().filter(keys::contains).toList();
    }
}
