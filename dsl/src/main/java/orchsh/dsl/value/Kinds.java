package orchsh.dsl.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.Size;
import org.jspecify.annotations.Nullable;

/** Tells before a script runs what it would be told of a value when it runs, in the same words. */
public final class Kinds {
    private Kinds() {}

    /**
     * What is wrong with a value.
     *
     * @param word the word or option that is given the value
     * @param kind what kind of value it takes, as the language says it
     */
    public static Optional<WordException> mismatch(String word, Class<?> kind, @Nullable Object value) {
        try {
            check(word, kind, value);
            return Optional.empty();
        } catch (WordException e) {
            return Optional.of(e);
        }
    }

    private static void check(String word, Class<?> kind, @Nullable Object value) {
        if (kind == String.class) {
            Values.text(word, value);
        } else if (kind == Integer.class) {
            Values.integer(word, value);
        } else if (kind == BigDecimal.class) {
            Values.decimal(word, value);
        } else if (kind == Boolean.class) {
            Values.flag(word, value);
        } else if (kind == Duration.class) {
            Durations.of(word, value);
        } else if (kind == Size.class) {
            Sizes.of(word, value);
        } else if (kind == List.class) {
            Values.texts(word, value);
        } else if (kind == Map.class) {
            Values.map(word, value);
        }
    }
}
