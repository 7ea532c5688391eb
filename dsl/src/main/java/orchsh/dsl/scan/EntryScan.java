package orchsh.dsl.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Vocabulary;

/** A text of the language as it is being typed: which pieces it has, what is still open, and where an entry can end. */
public final class EntryScan {
    /** Words that carry on with what stands in the line before. */
    private static final Set<String> CARRY_ON = Set.of(
            "else", "catch", "finally", ".", "?.", "*.", "&", "|", "?", ":", ")", "]", "}", "+", "*", "=", "<", ">");

    private final String text;
    private final Lexer lexer;
    private final Scan scan;

    private EntryScan(String text) {
        this.text = text;
        this.lexer = Lexer.of(text);
        this.scan = ScriptScanner.scan(
                new SourceText(Source.of("", Path.of("/")), text),
                new TreeSet<>(Vocabulary.ofScripts().blockWords()));
    }

    public static EntryScan of(String text) {
        return new EntryScan(text);
    }

    /** What a piece is. */
    public enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SYMBOL
    }

    /** A piece of the text, from an offset to another. */
    public record Piece(Kind kind, int from, int to) {}

    /** The pieces; comments and blanks are none. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (Token token : lexer.tokens()) {
            if (token.kind() != Token.Kind.NEWLINE) {
                pieces.add(new Piece(
                        switch (token.kind()) {
                            case WORD -> Kind.WORD;
                            case NUMBER -> Kind.NUMBER;
                            case TEXT -> Kind.TEXT;
                            case SYMBOL, NEWLINE -> Kind.SYMBOL;
                        },
                        token.start(),
                        token.end()));
            }
        }
        return pieces;
    }

    /**
     * What waits for more lines: the block's word and name, a bracket, or the quotes of a text; nothing if the text is whole,
     * or so wrong that more lines do not help.
     */
    public Optional<String> open() {
        Optional<Token> quote = lexer.unclosed();
        if (quote.isPresent()) {
            String opened = quote.get().text();
            return opened.length() == 1 ? Optional.empty() : Optional.of(opened);
        }
        List<Scan.Open> open = scan.open();
        boolean isWrong = !scan.problems().isEmpty() && open.isEmpty();
        if (isWrong || open.isEmpty()) {
            return endsWithin() ? Optional.of("…") : Optional.empty();
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (!open.get(i).label().isEmpty()) {
                return Optional.of(open.get(i).label());
            }
        }
        return Optional.of(String.valueOf(open.get(open.size() - 1).bracket()));
    }

    /** A line whose end says that it goes on, and no empty one behind it. */
    private boolean endsWithin() {
        List<Token> tokens = lexer.tokens();
        int last = tokens.size() - 1;
        if (last >= 0 && tokens.get(last).kind() == Token.Kind.NEWLINE) {
            last--;
        }
        return last >= 0 && (tokens.get(last).is(",") || tokens.get(last).is("\\"));
    }

    /** The offsets of the bars that stand alone and outside of brackets: operators, or whatever else a bar can mean. */
    public List<Integer> bars() {
        List<Integer> bars = new ArrayList<>();
        int depth = 0;
        for (Token token : lexer.tokens()) {
            depth += deeper(token);
            if (depth <= 0 && token.is("|") && isAlone(token)) {
                bars.add(token.start());
            }
        }
        return bars;
    }

    private boolean isAlone(Token bar) {
        return !text.startsWith("|", bar.end())
                && !text.startsWith("=", bar.end())
                && (bar.start() == 0 || text.charAt(bar.start() - 1) != '|');
    }

    /** By how much what follows is deeper within brackets; angles count where they are brackets of a block. */
    private int deeper(Token token) {
        boolean angle = scan.text().charAt(token.start()) != text.charAt(token.start());
        if (token.is("{") || token.is("(") || token.is("[") || angle && token.is("<")) {
            return 1;
        }
        return token.is("}") || token.is(")") || token.is("]") || angle && token.is(">") ? -1 : 0;
    }

    /** The offsets behind which an entry can end, for brackets and texts are closed there: line ends and semicolons. */
    public List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        int depth = 0;
        List<Token> tokens = lexer.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += deeper(token);
            if (depth <= 0 && (token.kind() == Token.Kind.NEWLINE || token.is(";")) && !goesOn(tokens, i)) {
                ends.add(token.end());
            }
        }
        return ends;
    }

    private static boolean goesOn(List<Token> tokens, int end) {
        if (end > 0 && (tokens.get(end - 1).is(",") || tokens.get(end - 1).is("\\"))) {
            return true;
        }
        int next = end + 1;
        while (next < tokens.size() && tokens.get(next).kind() == Token.Kind.NEWLINE) {
            next++;
        }
        return next < tokens.size() && CARRY_ON.contains(tokens.get(next).text());
    }
}
