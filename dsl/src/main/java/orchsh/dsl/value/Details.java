package orchsh.dsl.value;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import orchsh.dsl.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The {@code key: value} pairs that a word is told in detail. */
public final class Details {
    private final Map<String, @Nullable Object> given;

    private Details(Map<String, @Nullable Object> given) {
        this.given = given;
    }

    /** The pairs, if they are options of the word. */
    public static Details of(Class<?> language, String word, Map<?, ?> given) {
        Set<String> known = new LinkedHashSet<>();
        Vocabulary.of(language)
                .forms(word)
                .forEach(form -> known.addAll(form.options().keySet()));
        return new Details(Options.of(word, given, known));
    }

    /** The pairs that stand as the value of an option. */
    public static Details within(String option, @Nullable Object value, List<String> known) {
        return new Details(Options.of(option, Values.map(option, value), known));
    }

    public boolean has(String key) {
        return given.containsKey(key);
    }

    public Set<String> keys() {
        return given.keySet();
    }

    public @Nullable Object value(String key) {
        return given.get(key);
    }

    private <T> Optional<T> read(String key, BiFunction<String, @Nullable Object, T> how) {
        return has(key) ? Optional.of(how.apply(key, given.get(key))) : Optional.empty();
    }

    public Optional<String> text(String key) {
        return read(key, Values::text);
    }

    /** One text or several; none when nothing is said. */
    public List<String> texts(String key) {
        return read(key, Values::texts).orElse(List.of());
    }

    public Optional<Boolean> flag(String key) {
        return read(key, Values::flag);
    }

    public Optional<Integer> integer(String key) {
        return read(key, Values::integer);
    }

    public Optional<Long> size(String key) {
        return read(key, Sizes::of);
    }

    public Optional<Integer> mode(String key) {
        return read(key, Modes::of);
    }

    public Optional<Duration> duration(String key) {
        return read(key, Durations::of);
    }

    public SortedMap<String, String> pairs(String key) {
        return read(key, Pairings::ofEither).orElseGet(TreeMap::new);
    }
}
