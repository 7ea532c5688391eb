package orchsh.dsl.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.script.Scan.Open;
import orchsh.dsl.script.Token.Kind;
import orchsh.engine.problem.Problem;

/**
 * Reads the raw text of a script once, before Groovy does: turns the angle brackets of blocks into braces, one character
 * for one, so that every place in the text stays where it is, and finds brackets and quotes that do not match.
 */
final class ScriptScanner {
    /** Nobody reads deeper, and Groovy would take forever. */
    private static final int DEEPEST = 200;

    private final SourceText source;
    private final Set<String> blockWords;
    private final List<Token> tokens;
    private final StringBuilder rewritten;
    private final Deque<Open> stack = new ArrayDeque<>();
    private final List<Scan.Pair> braces = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    /** Index of the token that opens a block, with the block's word and name. */
    private final Map<Integer, String> openers = new HashMap<>();
    /** The first brace that was closed by one of another indentation: the likely culprit when braces do not match. */
    private Optional<Open> suspect = Optional.empty();

    private ScriptScanner(SourceText source, Set<String> blockWords, Lexer lexer) {
        this.source = source;
        this.blockWords = blockWords;
        this.tokens = lexer.tokens();
        this.rewritten = new StringBuilder(source.text());
        lexer.unclosed().ifPresent(quote -> problems.add(unclosedText(quote)));
    }

    /** Scans a text in which the given words open blocks. */
    static Scan scan(SourceText source, Set<String> blockWords) {
        ScriptScanner scanner = new ScriptScanner(source, blockWords, Lexer.of(source.text()));
        scanner.run();
        List<Open> open = new ArrayList<>(scanner.stack);
        Collections.reverse(open);
        return new Scan(
                scanner.rewritten.toString(), scanner.tokens, scanner.braces, List.copyOf(open), scanner.problems);
    }

    private void run() {
        int i = 0;
        while (i < tokens.size() && problems.isEmpty()) {
            i = step(i);
        }
        if (problems.isEmpty() && !stack.isEmpty()) {
            problems.add(neverClosed());
        }
    }

    /** Handles the token and says which is next. */
    private int step(int i) {
        Token token = tokens.get(i);
        if (token.isWord()) {
            lookForBlock(i);
        } else if (token.is("<") && openers.containsKey(i)) {
            push(token, openers.getOrDefault(i, ""));
            rewritten.setCharAt(token.start(), '{');
        } else if (token.is("<")) {
            return behindGenerics(i);
        } else if (token.is("{") || token.is("(") || token.is("[")) {
            push(token, openers.getOrDefault(i, ""));
        } else if (token.is("}") || token.is(")") || token.is("]")) {
            close(i);
        } else if (token.is(">") && closesBlock(i, stack.iterator())) {
            closeAngle(i);
        }
        return i + 1;
    }

    private void push(Token token, String label) {
        if (stack.size() == DEEPEST) {
            problems.add(source.error(token.start(), 1, "brackets are more than " + DEEPEST + " deep here")
                    .hint("a variable or function of its own holds what is inside"));
            return;
        }
        stack.push(new Open(token.start(), token.text().charAt(0), label));
    }

    private void close(int i) {
        Token token = tokens.get(i);
        if (stack.isEmpty()) {
            problems.add(source.error(token.start(), 1, "`" + token.text() + "` closes nothing"));
            return;
        }
        Open open = stack.pop();
        if (open.closer() != token.text().charAt(0)) {
            problems.add(wronglyClosed(open, token));
            return;
        }
        if (open.bracket() == '{') {
            braces.add(new Scan.Pair(open.offset(), token.start()));
            if (suspect.isEmpty() && startsLine(token) && indentation(token.start()) != indentation(open.offset())) {
                suspect = Optional.of(open);
            }
            if (!open.label().isEmpty()) {
                separateFromNextBlock(i);
            }
        }
    }

    private void closeAngle(int i) {
        Open open = stack.pop();
        int at = tokens.get(i).start();
        rewritten.setCharAt(at, '}');
        braces.add(new Scan.Pair(open.offset(), at));
        separateFromNextBlock(i);
    }

    /** Two blocks on one line would be read as a chain of calls: the blank between them becomes a semicolon. */
    private void separateFromNextBlock(int i) {
        int behind = tokens.get(i).end();
        if (opensBlock(i + 1) && tokens.get(i + 1).start() > behind) {
            rewritten.setCharAt(behind, ';');
        }
    }

    /** Whether the {@code >} ends a block: only if it cannot be a comparison, a shift or the end of a type. */
    private boolean closesBlock(int i, Iterator<Open> enclosing) {
        if (!enclosing.hasNext() || !enclosing.next().isAngle()) {
            return false;
        }
        if (commentFollows(tokens.get(i).end()) || i + 1 == tokens.size()) {
            return true;
        }
        Token next = tokens.get(i + 1);
        return switch (next.kind()) {
            case NEWLINE -> true;
            case SYMBOL -> next.is(">") ? closesBlock(i + 1, enclosing) : ";)]},".contains(next.text());
            case WORD -> next.text().equals("else") || opensBlock(i + 1);
            case NUMBER, TEXT -> false;
        };
    }

    private boolean commentFollows(int offset) {
        String text = source.text();
        int at = offset;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.startsWith("/*", at) || text.startsWith("//", at);
    }

    private void lookForBlock(int i) {
        Token word = tokens.get(i);
        if (afterDot(i)) {
            return;
        }
        if (blockWords.contains(word.text())) {
            int opener = openerOf(i);
            if (opener >= 0) {
                int nameEnd = tokens.get(endOfName(i + 1) - 1).end();
                openers.put(opener, source.text().substring(word.start(), nameEnd));
            }
        } else if (startsStatement(i) && looksLikeMisspeltBlock(i)) {
            Problem unknown = source.error(word.start(), word.text().length(), "unknown word `" + word.text() + "`");
            problems.add(
                    Suggestion.of(word.text(), blockWords).map(unknown::hint).orElse(unknown));
        }
    }

    /** {@code serv 'db' < image …}: without this, Groovy would complain about something else entirely. */
    private boolean looksLikeMisspeltBlock(int i) {
        int behind = endOfName(i + 1);
        if (behind < 0
                || behind + 1 >= tokens.size()
                || tokens.get(i + 1).kind() != Kind.TEXT
                || !tokens.get(behind).is("<")) {
            return false;
        }
        return tokens.get(behind + 1).kind() == Kind.NEWLINE
                ? Suggestion.of(tokens.get(i).text(), blockWords).isPresent()
                : tokens.get(behind + 1).isWord() && lastOfLine(behind).is(">");
    }

    private Token lastOfLine(int i) {
        int last = i;
        while (last + 1 < tokens.size() && tokens.get(last + 1).kind() != Kind.NEWLINE) {
            last++;
        }
        return tokens.get(last);
    }

    private boolean opensBlock(int i) {
        return i < tokens.size()
                && tokens.get(i).isWord()
                && blockWords.contains(tokens.get(i).text())
                && openerOf(i) >= 0;
    }

    /** The index of the bracket that opens the block of the word at an index, or -1. */
    private int openerOf(int word) {
        int behind = endOfName(word + 1);
        if (behind < 0 || behind >= tokens.size()) {
            return -1;
        }
        if (tokens.get(behind).is("<")) {
            boolean bare = tokens.get(behind - 1).isWord();
            return bare && tokens.get(behind - 1).touches(tokens.get(behind)) ? -1 : behind;
        }
        int brace = tokens.get(behind).is(",") ? behind + 1 : behind;
        while (brace < tokens.size() && tokens.get(brace).kind() == Kind.NEWLINE) {
            brace++;
        }
        return brace < tokens.size() && tokens.get(brace).is("{") ? brace : -1;
    }

    /** The index behind a block's name: a text, something in parentheses, or a bare word with dashes; or -1. */
    private int endOfName(int i) {
        if (i >= tokens.size()) {
            return -1;
        }
        Token first = tokens.get(i);
        if (first.kind() == Kind.TEXT) {
            return i + 1;
        }
        if (first.is("(")) {
            return behindParentheses(i);
        }
        return first.isWord() ? behindBareName(i) : -1;
    }

    private int behindParentheses(int i) {
        int depth = 0;
        for (int j = i; j < tokens.size(); j++) {
            if (tokens.get(j).is("(")) {
                depth++;
            } else if (tokens.get(j).is(")") && --depth == 0) {
                return j + 1;
            }
        }
        return -1;
    }

    private int behindBareName(int i) {
        int j = i + 1;
        while (j + 1 < tokens.size()
                && tokens.get(j).is("-")
                && tokens.get(j - 1).touches(tokens.get(j))
                && tokens.get(j).touches(tokens.get(j + 1))
                && (tokens.get(j + 1).isWord() || tokens.get(j + 1).kind() == Kind.NUMBER)) {
            j += 2;
        }
        return j;
    }

    /** Behind {@code <String, List<Integer>>} when the {@code <} stands directly behind a type, else behind the token. */
    private int behindGenerics(int i) {
        if (i == 0 || !tokens.get(i - 1).isWord() || !tokens.get(i - 1).touches(tokens.get(i))) {
            return i + 1;
        }
        if (!Character.isUpperCase(tokens.get(i - 1).text().charAt(0))) {
            return i + 1;
        }
        int depth = 0;
        for (int j = i; j < tokens.size(); j++) {
            Token token = tokens.get(j);
            if (token.is("<")) {
                depth++;
            } else if (token.is(">") && --depth == 0) {
                return j + 1;
            } else if (!token.isWord() && !(token.kind() == Kind.SYMBOL && ">,.?[]".contains(token.text()))) {
                return i + 1;
            }
        }
        return i + 1;
    }

    private boolean afterDot(int i) {
        return i > 0
                && (tokens.get(i - 1).is(".")
                        || tokens.get(i - 1).is("?.")
                        || tokens.get(i - 1).is("@"));
    }

    private boolean startsStatement(int i) {
        return i == 0
                || tokens.get(i - 1).kind() == Kind.NEWLINE
                || tokens.get(i - 1).is(";")
                || tokens.get(i - 1).is("{")
                || tokens.get(i - 1).is("}");
    }

    private boolean startsLine(Token token) {
        return source.line(source.lineOf(token.start()))
                .substring(0, source.columnOf(token.start()) - 1)
                .isBlank();
    }

    private int indentation(int offset) {
        String line = source.line(source.lineOf(offset));
        return line.length() - line.stripLeading().length();
    }

    private Problem unclosedText(Token quote) {
        String message = quote.text().equals("/*")
                ? "this comment is never closed"
                : "this text is never closed: its second `" + quote.text() + "` is missing";
        return source.error(quote.start(), Integer.MAX_VALUE, message);
    }

    private Problem neverClosed() {
        Open open = suspect.orElseGet(stack::getFirst);
        String message;
        if (open.isAngle()) {
            message = "block `" + open.label() + "` is opened with `<` and never closed with `>`";
        } else if (open.label().isEmpty()) {
            message = "this `" + open.bracket() + "` is never closed";
        } else {
            message = "block `" + open.label() + "` is never closed";
        }
        return source.error(open.offset(), 1, message).hint("add a `" + open.closer() + "` where it ends");
    }

    private Problem wronglyClosed(Open open, Token closer) {
        String place = source.lineOf(closer.start()) + ":" + source.columnOf(closer.start());
        String message = open.isAngle()
                ? "block `" + open.label() + "` is opened with `<` and not closed with `>`"
                : "this `" + open.bracket() + "` is never closed";
        return source.error(open.offset(), 1, message)
                .hint("at " + place + " a `" + closer.text() + "` comes before its `" + open.closer() + "`");
    }
}
