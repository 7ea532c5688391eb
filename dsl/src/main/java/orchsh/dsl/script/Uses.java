package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.script.Token.Kind;
import orchsh.dsl.snippet.Reference;

/** The snippets that a script uses, read off its text, for that is how its words are known before it runs. */
public final class Uses {
    private static final String WORD = "use";
    private static final Set<String> NOT_BEFORE = Set.of(".", "?.", "*.", "@", "&", "::");

    private Uses() {}

    /**
     * One line that uses a snippet.
     *
     * @param reference what stands behind the word
     * @param options its {@code key: 'text'} pairs
     * @param from where the word stands in the text
     * @param length how many characters belong to it
     */
    public record Use(String reference, Map<String, String> options, int from, int length) {
        public Use {
            options = Map.copyOf(options);
        }

        /** The word that it makes of what lies at its place. */
        public String wordFrom(Reference reference) {
            return option("as").orElse(reference.word());
        }

        Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }
    }

    /** All that are written as plain texts. */
    public static List<Use> in(String text) {
        return in(Lexer.of(text).tokens());
    }

    static List<Use> in(List<Token> tokens) {
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isWord = tokens.get(i).isWord() && tokens.get(i).text().equals(WORD);
            if (isWord && (i == 0 || !NOT_BEFORE.contains(tokens.get(i - 1).text()))) {
                use(tokens, i).ifPresent(uses::add);
            }
        }
        return uses;
    }

    private static Optional<Use> use(List<Token> tokens, int word) {
        boolean parentheses = is(tokens, word + 1, "(");
        int at = parentheses ? word + 2 : word + 1;
        Optional<String> reference = plain(tokens, at);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        int last = at;
        while (is(tokens, last + 1, ",") && is(tokens, last + 3, ":")) {
            Optional<String> value = plain(tokens, last + 4);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            options.put(tokens.get(last + 2).text(), value.get());
            last += 4;
        }
        boolean ends = last + 1 >= tokens.size()
                || tokens.get(last + 1).kind() == Kind.NEWLINE
                || is(tokens, last + 1, ";")
                || is(tokens, last + 1, ")")
                || is(tokens, last + 1, "}");
        int from = tokens.get(word).start();
        return ends && last < tokens.size()
                ? Optional.of(
                        new Use(reference.get(), options, from, tokens.get(last).end() - from))
                : Optional.empty();
    }

    private static Optional<String> plain(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at).plainText() : Optional.empty();
    }

    private static boolean is(List<Token> tokens, int at, String symbol) {
        return at < tokens.size() && tokens.get(at).is(symbol);
    }
}
