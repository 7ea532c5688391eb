package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.script.Token.Kind;

/** Reads a stack's name off the text of its script, Groovy left out of it. */
public final class DeclaredName {
    /** Words with which a script has others say something for it. */
    private static final Set<String> FAR_REACHING = Set.of(
            "include", "use", "invokeMethod", "metaClass", "getMetaClass", "evaluate", "delegate", "owner", "class");

    private DeclaredName() {}

    /**
     * Whether the script may call {@code stack} at all: by its name, in a file that it reads, or by a name that it puts
     * together.
     */
    public static boolean mayBeGivenIn(String text) {
        if (text.contains("stack")) {
            return true;
        }
        List<Token> tokens = Lexer.of(text).tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isName = token.kind() == Kind.TEXT && i + 1 < tokens.size() && startsCall(tokens.get(i + 1));
            if (isName || (token.isWord() && FAR_REACHING.contains(token.text()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it would be what a method of a name in quotes is called with. */
    private static boolean startsCall(Token token) {
        return token.is("(") || token.isWord() || token.kind() == Kind.TEXT || token.kind() == Kind.NUMBER;
    }

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
        boolean isWhole = endsStatement(tokens, behind)
                || (!parentheses && tokens.get(behind).is(","));
        return at < tokens.size() && isWhole ? tokens.get(at).plainText() : Optional.empty();
    }
}
