package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.script.Token.Kind;

/**
 * What a script includes, as far as its text tells.
 *
 * @param plain the names that are written as plain texts
 * @param anyComputed whether there are others, which are only known when the script runs
 */
record References(List<Plain> plain, boolean anyComputed) {
    private static final String WORD = "include";
    private static final Set<String> NOT_BEFORE = Set.of(".", "?.", "*.", "@", "&");

    /**
     * A name that is written as a plain text.
     *
     * @param from where the word stands
     * @param length how many characters belong to it, up to the name
     */
    record Plain(String name, int from, int length) {}

    /** Most scripts have no such word, and need not be looked at. */
    static References in(String text) {
        return text.contains(WORD) ? in(Lexer.of(text).tokens()) : new References(List.of(), false);
    }

    private static References in(List<Token> tokens) {
        List<Plain> plain = new ArrayList<>();
        boolean anyComputed = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (isInclude(tokens, i)) {
                List<Plain> names = namesBehind(tokens, i);
                plain.addAll(names);
                anyComputed |= names.isEmpty();
            }
        }
        return new References(List.copyOf(plain), anyComputed);
    }

    private static boolean isInclude(List<Token> tokens, int i) {
        return tokens.get(i).isWord()
                && tokens.get(i).text().equals(WORD)
                && (i == 0 || !NOT_BEFORE.contains(tokens.get(i - 1).text()));
    }

    /** All of them, or none when one of them is worked out. */
    private static List<Plain> namesBehind(List<Token> tokens, int word) {
        boolean parentheses = word + 1 < tokens.size() && tokens.get(word + 1).is("(");
        List<Plain> names = new ArrayList<>();
        for (int i = parentheses ? word + 2 : word + 1; i < tokens.size(); i += 2) {
            Token token = tokens.get(i);
            Optional<String> name = token.plainText();
            if (name.isEmpty()) {
                return List.of();
            }
            int from = tokens.get(word).start();
            names.add(new Plain(name.get(), from, token.end() - from));
            if (i + 1 >= tokens.size() || !tokens.get(i + 1).is(",")) {
                return endsHere(tokens, i + 1) ? names : List.of();
            }
        }
        return names;
    }

    private static boolean endsHere(List<Token> tokens, int i) {
        return i >= tokens.size()
                || tokens.get(i).kind() == Kind.NEWLINE
                || tokens.get(i).kind() == Kind.SYMBOL
                        && ";)}".contains(tokens.get(i).text());
    }
}
