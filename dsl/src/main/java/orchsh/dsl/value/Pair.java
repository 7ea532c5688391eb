package orchsh.dsl.value;

import org.jspecify.annotations.Nullable;

/**
 * Two values joined by {@code >>} in the script, as {@code 8080 >> 80}; the script is rewritten to make these.
 *
 * @param outside what is on the engine's side
 * @param inside what is on the container's side
 */
public record Pair(@Nullable Object outside, @Nullable Object inside) {

    public static Pair of(@Nullable Object outside, @Nullable Object inside) {
        return new Pair(outside, inside);
    }

    String joined(String word) {
        return Values.text(word, outside) + ":" + Values.text(word, inside);
    }
}
