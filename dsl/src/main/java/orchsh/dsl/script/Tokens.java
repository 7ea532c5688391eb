package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.script.Token.Kind;

/** The tokens of a script, looked at by their numbers; in front of the first and behind the last there is nothing. */
record Tokens(List<Token> all) {
    /** What makes that a name is a member of something, or means something else. */
    private static final Set<String> NOT_BEFORE = Set.of(".", "?.", "*.", "@", "&", "::");

    static Tokens of(String text) {
        return new Tokens(Lexer.of(text).tokens());
    }

    int size() {
        return all.size();
    }

    private Optional<Token> at(int i) {
        return i >= 0 && i < all.size() ? Optional.of(all.get(i)) : Optional.empty();
    }

    int start(int i) {
        return all.get(i).start();
    }

    int end(int i) {
        return all.get(i).end();
    }

    String text(int i) {
        return at(i).map(Token::text).orElse("");
    }

    boolean is(int i, String symbol) {
        return at(i).filter(token -> token.is(symbol)).isPresent();
    }

    boolean is(int i, Kind kind) {
        return at(i).filter(token -> token.kind() == kind).isPresent();
    }

    /** Whether the word stands there by itself, so that it may be said. */
    boolean says(int i, Set<String> words) {
        return is(i, Kind.WORD) && words.contains(text(i)) && !NOT_BEFORE.contains(text(i - 1));
    }

    /** What a text in quotes says, if nothing in it stands for something else. */
    Optional<String> plainText(int i) {
        return at(i).flatMap(Token::plainText);
    }

    /** Where the first value of the word begins, in parentheses or not. */
    int firstValue(int word) {
        return is(word + 1, "(") ? word + 2 : word + 1;
    }

    boolean endsStatement(int i) {
        return i < 0 || i >= all.size() || is(i, Kind.NEWLINE) || is(i, ";");
    }

    /** Whether nothing more belongs to the value in front. */
    boolean endsValue(int i) {
        return endsStatement(i) || is(i, ")") || is(i, "}");
    }
}
