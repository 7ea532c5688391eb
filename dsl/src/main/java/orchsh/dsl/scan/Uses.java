package orchsh.dsl.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.snippet.Reference;

/** The snippets that a script uses, read off its text, for that is how its words are known before it runs. */
public final class Uses {
    private static final String WORD = "use";

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

        public Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }
    }

    /** All that are written as plain texts. */
    public static List<Use> in(String text) {
        Tokens tokens = Tokens.of(text);
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.says(i, Set.of(WORD))) {
                use(tokens, i).ifPresent(uses::add);
            }
        }
        return uses;
    }

    private static Optional<Use> use(Tokens tokens, int word) {
        int last = tokens.firstValue(word);
        Optional<String> reference = tokens.plainText(last);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        while (tokens.is(last + 1, ",") && tokens.is(last + 3, ":")) {
            Optional<String> value = tokens.plainText(last + 4);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            options.put(tokens.text(last + 2), value.get());
            last += 4;
        }
        int from = tokens.start(word);
        return tokens.endsValue(last + 1)
                ? Optional.of(new Use(reference.get(), options, from, tokens.end(last) - from))
                : Optional.empty();
    }
}
