package orchsh.dsl.scan;

import java.util.Optional;
import java.util.Set;
import orchsh.dsl.scan.Token.Kind;

/** Reads a stack's name off the text of its script, Groovy left out of it. */
public final class DeclaredName {
    /** Words with which a script has others say something for it. */
    private static final Set<String> FAR_REACHING = Set.of(
            "include", "use", "invokeMethod", "metaClass", "getMetaClass", "evaluate", "delegate", "owner", "class");

    private static final Set<String> STACK = Set.of("stack");

    private DeclaredName() {}

    /**
     * Whether the script may call {@code stack} at all: by its name, in a file that it reads, or by a name that it puts
     * together.
     */
    public static boolean mayBeGivenIn(String text) {
        if (text.contains("stack")) {
            return true;
        }
        Tokens tokens = Tokens.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            boolean isName = tokens.is(i, Kind.TEXT) && startsCall(tokens, i + 1);
            if (isName || (tokens.is(i, Kind.WORD) && FAR_REACHING.contains(tokens.text(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it would be what a method of a name in quotes is called with. */
    private static boolean startsCall(Tokens tokens, int i) {
        return tokens.is(i, "(") || tokens.is(i, Kind.WORD) || tokens.is(i, Kind.TEXT) || tokens.is(i, Kind.NUMBER);
    }

    /** The plain text behind the only {@code stack} outside every bracket. */
    public static Optional<String> in(String text) {
        Tokens tokens = Tokens.of(text);
        int depth = 0;
        Optional<String> found = Optional.empty();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.all().get(i);
            if (token.kind() == Kind.SYMBOL) {
                depth += token.deepens();
            } else if (depth == 0 && tokens.says(i, STACK) && tokens.endsStatement(i - 1)) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = literal(tokens, i + 1);
            }
        }
        return found;
    }

    private static Optional<String> literal(Tokens tokens, int i) {
        if (tokens.is(i, "=")) {
            return literal(tokens, i + 1);
        }
        boolean parentheses = tokens.is(i, "(");
        int at = parentheses ? i + 1 : i;
        int behind = parentheses ? at + 2 : at + 1;
        boolean isWhole = tokens.endsStatement(behind) || (!parentheses && tokens.is(behind, ","));
        return isWhole ? tokens.plainText(at) : Optional.empty();
    }
}
