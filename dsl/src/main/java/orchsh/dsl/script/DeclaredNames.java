package orchsh.dsl.script;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names that a script gives to what it declares by certain words, read off its text: that of a script that cannot run, too.
 *
 * @param names those that stand there plainly
 * @param isWhole whether there are no others, which only running it would tell
 */
public record DeclaredNames(SortedSet<String> names, boolean isWhole) {
    public DeclaredNames {
        names = Collections.unmodifiableSortedSet(names);
    }

    /** @param words those that declare something: {@code service}, {@code task} … */
    public static DeclaredNames in(String text, Set<String> words) {
        List<Token> tokens = Lexer.of(text).tokens();
        SortedSet<String> names = new TreeSet<>();
        boolean isWhole = true;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord()
                    && words.contains(tokens.get(i).text())
                    && (i == 0 || !tokens.get(i - 1).is("."))) {
                int at = tokens.get(i + 1).is("(") ? i + 2 : i + 1;
                if (at < tokens.size()) {
                    Token token = tokens.get(at);
                    Optional<String> name = token.isWord() ? Optional.of(token.text()) : token.plainText();
                    name.ifPresent(names::add);
                    isWhole = isWhole && (name.isPresent() || token.kind() != Token.Kind.TEXT);
                }
            }
        }
        return new DeclaredNames(names, isWhole);
    }
}
