package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tasks and jobs that a script declares by plain names, read off its text: that of a script that cannot run, too. */
public final class DeclaredVerbs {
    private static final Set<String> WORDS = Set.of("task", "job");

    private DeclaredVerbs() {}

    public static Set<String> in(String text) {
        List<Token> tokens = Lexer.of(text).tokens();
        Set<String> names = new TreeSet<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord() && WORDS.contains(tokens.get(i).text())) {
                int at = tokens.get(i + 1).is("(") ? i + 2 : i + 1;
                name(tokens, at).ifPresent(names::add);
            }
        }
        return names;
    }

    private static Optional<String> name(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        Token token = tokens.get(at);
        return token.isWord() ? Optional.of(token.text()) : token.plainText();
    }
}
