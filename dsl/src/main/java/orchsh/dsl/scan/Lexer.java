package orchsh.dsl.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.scan.Token.Kind;

/**
 * Cuts a script into {@link Token}s, leaving out comments and blanks. It never fails: what is odd stays a symbol. Commands that
 * are over in a moment wait for it in a Java that has compiled nothing yet, so it calls little for each character.
 */
final class Lexer {
    private static final List<String> LONG_SYMBOLS =
            List.of("<=>", "..<", "<<=", "<<", "<=", ">=", "->", "?.", "*.", "::", "==", "!=");
    /** What the longer ones begin with. */
    private static final String LONG_STARTS = "<.>-?*:=!";

    private final String text;
    private final char[] chars;
    private final List<Token> tokens = new ArrayList<>();
    private Optional<Token> unclosed = Optional.empty();
    private int at;

    private Lexer(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    static Lexer of(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** The quotes of a text or the start of a comment that nothing ends, if there are any. */
    Optional<Token> unclosed() {
        return unclosed;
    }

    private void run() {
        if (text.startsWith("#!")) {
            at = endOfLine(0);
        }
        while (at < chars.length && unclosed.isEmpty()) {
            char c = chars[at];
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                add(Kind.NEWLINE, at + 1);
            } else if (c == '\'' || c == '"') {
                addText(endOfQuoted(at), quoteAt(at));
            } else if (c == '$' && isAt(at + 1, '/')) {
                addText(endOf(at + 2, "/$", '$', true), "$/");
            } else if (startsWord(c)) {
                add(Kind.WORD, endOfWord(at));
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '/') {
                addSlash();
            } else if (Character.isDigit(c)) {
                add(Kind.NUMBER, endOfNumber(at));
            } else {
                addSymbol(c);
            }
        }
    }

    private boolean isAt(int i, char c) {
        return i < chars.length && chars[i] == c;
    }

    /** A comment, a text or a sign to divide. */
    private void addSlash() {
        if (isAt(at + 1, '/')) {
            at = endOfLine(at);
        } else if (isAt(at + 1, '*')) {
            skipComment();
        } else {
            int end = slashyMayStart() ? endOf(at + 1, "/", '\\', true) : -1;
            add(end < 0 ? Kind.SYMBOL : Kind.TEXT, end < 0 ? at + 1 : end);
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, at, end, text.substring(at, end)));
        at = end;
    }

    private void addText(int end, String quote) {
        if (end < 0) {
            unclosed = Optional.of(new Token(Kind.TEXT, at, at + quote.length(), quote));
        } else {
            add(Kind.TEXT, end);
        }
    }

    private void addSymbol(char c) {
        if (LONG_STARTS.indexOf(c) >= 0) {
            for (String symbol : LONG_SYMBOLS) {
                if (text.startsWith(symbol, at)) {
                    add(Kind.SYMBOL, at + symbol.length());
                    return;
                }
            }
        }
        add(Kind.SYMBOL, at + 1);
    }

    private void skipComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            unclosed = Optional.of(new Token(Kind.TEXT, at, at + 2, "/*"));
        } else {
            at = end + 2;
        }
    }

    private boolean slashyMayStart() {
        return tokens.isEmpty() || !tokens.get(tokens.size() - 1).isOperand();
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int endOfWord(int from) {
        int end = from;
        while (end < chars.length && continuesWord(chars[end])) {
            end++;
        }
        return end;
    }

    private static boolean startsWord(char c) {
        return c < 128 ? isPlainLetter(c) || c == '_' || c == '$' : Character.isJavaIdentifierStart(c);
    }

    private static boolean continuesWord(char c) {
        return isPlainLetter(c) || (c >= '0' && c <= '9') || Character.isJavaIdentifierPart(c);
    }

    private static boolean isPlainLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Digits, letters of a base or unit, and a fraction; the dots of a range stay out. */
    private int endOfNumber(int from) {
        int end = endOfWord(from);
        boolean fraction =
                end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1));
        return fraction ? endOfWord(end + 1) : end;
    }

    private String quoteAt(int from) {
        char quote = chars[from];
        int length = isAt(from + 1, quote) && isAt(from + 2, quote) ? 3 : 1;
        return text.substring(from, from + length);
    }

    private int endOfQuoted(int from) {
        String quote = quoteAt(from);
        return endOf(from + quote.length(), quote, '\\', quote.startsWith("\""));
    }

    /** Behind the closing quote, or -1 when there is none; one-character quotes other than {@code /} end with the line. */
    private int endOf(int from, String quote, char escape, boolean interpolates) {
        boolean oneLine = quote.equals("'") || quote.equals("\"");
        char first = quote.charAt(0);
        int i = from;
        while (i < chars.length) {
            char c = chars[i];
            if (c == first && text.startsWith(quote, i)) {
                return endOfRun(i, quote);
            } else if (c == escape && i + 1 < chars.length && (escape == '\\' || isDollarEscape(i))) {
                i += 2;
            } else if (c == '\n' && oneLine) {
                return -1;
            } else if (c == '$' && interpolates && isAt(i + 1, '{')) {
                int end = endOfInterpolation(i + 1);
                if (end < 0) {
                    return -1;
                }
                i = end;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** A triple quote may be preceded by quotes that belong to the text: the last three of a run close it. */
    private int endOfRun(int from, String quote) {
        int end = from + quote.length();
        while (quote.length() == 3 && end < text.length() && text.charAt(end) == quote.charAt(0)) {
            end++;
        }
        return end;
    }

    private boolean isDollarEscape(int i) {
        char next = text.charAt(i + 1);
        return next == '$' || next == '/';
    }

    private int endOfInterpolation(int open) {
        int depth = 0;
        int i = open;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuoted(i);
                if (i < 0) {
                    return -1;
                }
                continue;
            }
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return -1;
    }
}
