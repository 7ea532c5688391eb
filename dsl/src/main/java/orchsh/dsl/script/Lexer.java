package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.script.Token.Kind;

/** Cuts a script into {@link Token}s, leaving out comments and blanks. It never fails: what is odd stays a symbol. */
final class Lexer {
    private static final List<String> LONG_SYMBOLS =
            List.of("<=>", "..<", "<<=", "<<", "<=", ">=", "->", "?.", "*.", "::", "==", "!=");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private Optional<Token> unclosed = Optional.empty();
    private int at;

    private Lexer(String text) {
        this.text = text;
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
        while (at < text.length() && unclosed.isEmpty()) {
            char c = text.charAt(at);
            if (c == '\n') {
                add(Kind.NEWLINE, at + 1);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = endOfLine(at);
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (c == '\'' || c == '"') {
                addText(endOfQuoted(at), quoteAt(at));
            } else if (text.startsWith("$/", at)) {
                addText(endOf(at + 2, "/$", '$', true), "$/");
            } else if (c == '/' && slashyMayStart() && endOf(at + 1, "/", '\\', true) >= 0) {
                add(Kind.TEXT, endOf(at + 1, "/", '\\', true));
            } else if (Character.isJavaIdentifierStart(c)) {
                add(Kind.WORD, endOfWord(at));
            } else if (Character.isDigit(c)) {
                add(Kind.NUMBER, endOfNumber(at));
            } else {
                addSymbol();
            }
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

    private void addSymbol() {
        // a plain loop: this runs in commands that are too short to pay for the first lambda of a process
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Kind.SYMBOL, at + symbol.length());
                return;
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
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Digits, letters of a base or unit, and a fraction; the dots of a range stay out. */
    private int endOfNumber(int from) {
        int end = endOfWord(from);
        boolean fraction =
                end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1));
        return fraction ? endOfWord(end + 1) : end;
    }

    private String quoteAt(int from) {
        String triple = text.substring(from, from + 1).repeat(3);
        return text.startsWith(triple, from) ? triple : text.substring(from, from + 1);
    }

    private int endOfQuoted(int from) {
        String quote = quoteAt(from);
        return endOf(from + quote.length(), quote, '\\', quote.startsWith("\""));
    }

    /** Behind the closing quote, or -1 when there is none; one-character quotes other than {@code /} end with the line. */
    private int endOf(int from, String quote, char escape, boolean interpolates) {
        boolean oneLine = quote.equals("'") || quote.equals("\"");
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (text.startsWith(quote, i)) {
                return endOfRun(i, quote);
            } else if (c == escape && i + 1 < text.length() && (escape == '\\' || isDollarEscape(i))) {
                i += 2;
            } else if (c == '\n' && oneLine) {
                return -1;
            } else if (interpolates && text.startsWith("${", i)) {
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
