package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.script.Token.Kind;

/** Reads a stack's name off the text of its script, Groovy left out of it. */
public final class DeclaredName {
    private DeclaredName() {}

    /** The plain text behind the only {@code stack} outside every bracket. */
    public static Optional<String> in(String text) {
        List<Token> tokens = Lexer.of(text).tokens();
        int depth = 0;
        Optional<String> found = Optional.empty();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("{") || token.is("(") || token.is("[")) {
                depth++;
            } else if (token.is("}") || token.is(")") || token.is("]")) {
                depth--;
            } else if (depth == 0 && token.isWord() && token.text().equals("stack") && startsStatement(tokens, i)) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = literal(tokens, i + 1);
            }
        }
        return found;
    }

    private static boolean startsStatement(List<Token> tokens, int i) {
        return i == 0 || endsStatement(tokens, i - 1);
    }

    private static boolean endsStatement(List<Token> tokens, int i) {
        return i >= tokens.size()
                || tokens.get(i).kind() == Kind.NEWLINE
                || tokens.get(i).is(";");
    }

    private static Optional<String> literal(List<Token> tokens, int i) {
        if (i >= tokens.size()) {
            return Optional.empty();
        }
        if (tokens.get(i).is("=")) {
            return literal(tokens, i + 1);
        }
        boolean parentheses = tokens.get(i).is("(");
        int at = parentheses ? i + 1 : i;
        int behind = parentheses ? at + 2 : at + 1;
        return at < tokens.size() && endsStatement(tokens, behind)
                ? tokens.get(at).plainText()
                : Optional.empty();
    }
}
