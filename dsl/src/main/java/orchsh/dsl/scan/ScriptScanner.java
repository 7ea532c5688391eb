package orchsh.dsl.scan;

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
import orchsh.dsl.scan.Scan.Open;
import orchsh.dsl.scan.Token.Kind;
import orchsh.engine.problem.Problem;

/**
 * Reads the raw text of a script once, before Groovy does: turns the angle brackets of blocks into braces, one character
 * for one, so that every place in the text stays where it is, and finds brackets and quotes that do not match.
 */
public final class ScriptScanner {
    /** Nobody reads deeper, and Groovy would take forever. */
    private static final int DEEPEST = 200;

    private static final Set<String> NO_WORD_BEHIND = Set.of(".", "?.", "@");

    private final SourceText source;
    private final Set<String> blockWords;
    private final List<Token> tokens;
    private final BlockHeads heads;
    private final BracketProblems wording;
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
        this.heads = new BlockHeads(source.text(), tokens, blockWords);
        this.wording = new BracketProblems(source);
        this.rewritten = new StringBuilder(source.text());
        lexer.unclosed().ifPresent(quote -> problems.add(wording.unclosedText(quote, tokens)));
    }

    /** Scans a text in which the given words open blocks. */
    public static Scan scan(SourceText source, Set<String> blockWords) {
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
            problems.add(wording.neverClosed(suspect.orElseGet(stack::getFirst)));
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
            problems.add(wording.tooDeep(token, DEEPEST));
            return;
        }
        stack.push(new Open(token.start(), token.text().charAt(0), label));
    }

    private void close(int i) {
        Token token = tokens.get(i);
        if (stack.isEmpty()) {
            problems.add(wording.closesNothing(token));
            return;
        }
        Open open = stack.pop();
        if (open.closer() != token.text().charAt(0)) {
            problems.add(wording.wronglyClosed(open, token));
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
        if (heads.at(i + 1).isPresent() && tokens.get(i + 1).start() > behind) {
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
            case WORD -> next.text().equals("else") || heads.at(i + 1).isPresent();
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
        if (isBehindDot(i)) {
            return;
        }
        Token word = tokens.get(i);
        if (blockWords.contains(word.text())) {
            heads.at(i).ifPresent(head -> openers.put(head.opener(), head.label()));
        } else if (heads.isMisspelt(i)) {
            Problem unknown = source.error(word.start(), word.text().length(), "unknown word `" + word.text() + "`");
            problems.add(
                    Suggestion.of(word.text(), blockWords).map(unknown::hint).orElse(unknown));
        }
    }

    private boolean isBehindDot(int i) {
        return i > 0 && NO_WORD_BEHIND.stream().anyMatch(tokens.get(i - 1)::is);
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

    private boolean startsLine(Token token) {
        return source.line(source.lineOf(token.start()))
                .substring(0, source.columnOf(token.start()) - 1)
                .isBlank();
    }

    private int indentation(int offset) {
        String line = source.line(source.lineOf(offset));
        return line.length() - line.stripLeading().length();
    }
}
