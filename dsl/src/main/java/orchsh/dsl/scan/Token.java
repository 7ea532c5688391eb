package orchsh.dsl.scan;

import java.util.Optional;
import java.util.Set;

/**
 * A piece of a script that the scanner tells apart.
 *
 * @param kind what it is
 * @param start where it begins
 * @param end where the next piece may begin
 * @param text its characters
 */
public record Token(Kind kind, int start, int end, String text) {

    /** What a piece is, as far as brackets are concerned. */
    public enum Kind {
        WORD,
        NUMBER,
        /** A text with its quotes, whatever they are; what is interpolated in it is part of it. */
        TEXT,
        SYMBOL,
        NEWLINE
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** How many brackets one is in behind it, more than in front of it. */
    int deepens() {
        return switch (text.charAt(0)) { // no other piece begins with one
            case '{', '(', '[' -> 1;
            case '}', ')', ']' -> -1;
            default -> 0;
        };
    }

    /** What it says, if it is a text in quotes with nothing in it that stands for something else. */
    Optional<String> plainText() {
        boolean quotes = text.startsWith("'") || text.startsWith("\"");
        if (kind != Kind.TEXT || !quotes || text.contains("\\") || (text.startsWith("\"") && text.contains("$"))) {
            return Optional.empty();
        }
        int length = text.startsWith("'''") || text.startsWith("\"\"\"") ? 3 : 1;
        return Optional.of(text.substring(length, text.length() - length));
    }

    boolean touches(Token next) {
        return end == next.start;
    }

    /** Whether a {@code /} behind it divides, rather than opens a text. */
    boolean isOperand() {
        return switch (kind) {
            case WORD -> !KEYWORDS_BEFORE_VALUES.contains(text);
            case NUMBER, TEXT -> true;
            case SYMBOL -> text.equals(")") || text.equals("]") || text.equals("}");
            case NEWLINE -> false;
        };
    }

    private static final Set<String> KEYWORDS_BEFORE_VALUES =
            Set.of("in", "return", "case", "assert", "throw", "else", "do", "instanceof", "as", "new");
}
