package orchsh.dsl.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.scan.Token.Kind;

/**
 * The tokens of a script, looked at by their numbers; in front of the first and behind the last there is nothing. Without
 * lambdas: commands that are over in a moment look for names here.
 */
public record Tokens(List<Token> all) {
    /** What makes that a name is a member of something, or means something else. */
    private static final Set<String> NOT_BEFORE = Set.of(".", "?.", "*.", "@", "&", "::");

    public static Tokens of(String text) {
        return new Tokens(Lexer.of(text).tokens());
    }

    public int size() {
        return all.size();
    }

    private boolean has(int i) {
        return i >= 0 && i < all.size();
    }

    int start(int i) {
        return all.get(i).start();
    }

    int end(int i) {
        return all.get(i).end();
    }

    public String text(int i) {
        return has(i) ? all.get(i).text() : "";
    }

    public boolean is(int i, String symbol) {
        return has(i) && all.get(i).is(symbol);
    }

    public boolean is(int i, Kind kind) {
        return has(i) && all.get(i).kind() == kind;
    }

    /** Whether the word stands there by itself, so that it may be said. */
    public boolean says(int i, Set<String> words) {
        return is(i, Kind.WORD) && words.contains(text(i)) && !NOT_BEFORE.contains(text(i - 1));
    }

    /** What a text in quotes says, if nothing in it stands for something else. */
    public Optional<String> plainText(int i) {
        return has(i) ? all.get(i).plainText() : Optional.empty();
    }

    /** Where the first value of the word begins, in parentheses or not. */
    public int firstValue(int word) {
        return is(word + 1, "(") ? word + 2 : word + 1;
    }

    public boolean endsStatement(int i) {
        return i < 0 || i >= all.size() || is(i, Kind.NEWLINE) || is(i, ";");
    }

    /** Whether nothing more belongs to the value in front. */
    boolean endsValue(int i) {
        return endsStatement(i) || is(i, ")") || is(i, "}");
    }
}
