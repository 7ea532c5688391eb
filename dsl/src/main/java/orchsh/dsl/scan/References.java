package orchsh.dsl.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a script includes, as far as its text tells.
 *
 * @param plain the names that are written as plain texts
 * @param anyComputed whether there are others, which are only known when the script runs
 */
public record References(List<Plain> plain, boolean anyComputed) {
    private static final String WORD = "include";

    /**
     * A name that is written as a plain text.
     *
     * @param from where the word stands
     * @param length how many characters belong to it, up to the name
     */
    public record Plain(String name, int from, int length) {}

    /** Most scripts have no such word, and need not be looked at. */
    public static References in(String text) {
        return text.contains(WORD) ? in(Tokens.of(text)) : new References(List.of(), false);
    }

    private static References in(Tokens tokens) {
        List<Plain> plain = new ArrayList<>();
        boolean anyComputed = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.says(i, Set.of(WORD))) {
                List<Plain> names = namesBehind(tokens, i);
                plain.addAll(names);
                anyComputed |= names.isEmpty();
            }
        }
        return new References(List.copyOf(plain), anyComputed);
    }

    /** All of them, or none when one of them is worked out. */
    private static List<Plain> namesBehind(Tokens tokens, int word) {
        List<Plain> names = new ArrayList<>();
        for (int i = tokens.firstValue(word); i < tokens.size(); i += 2) {
            if (!names.isEmpty() && tokens.is(i + 1, ":")) {
                return names;
            }
            Optional<String> name = tokens.plainText(i);
            if (name.isEmpty()) {
                return List.of();
            }
            int from = tokens.start(word);
            names.add(new Plain(name.get(), from, tokens.end(i) - from));
            if (!tokens.is(i + 1, ",")) {
                return tokens.endsValue(i + 1) ? names : List.of();
            }
        }
        return names;
    }
}
