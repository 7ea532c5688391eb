package orchsh.dsl.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.scan.Token.Kind;

/** Reads the heads of blocks in the tokens of a script: a word that opens one, and the name behind it. */
final class BlockHeads {
    private final String text;
    private final List<Token> tokens;
    private final Set<String> blockWords;

    /** @param blockWords the words that open blocks */
    BlockHeads(String text, List<Token> tokens, Set<String> blockWords) {
        this.text = text;
        this.tokens = tokens;
        this.blockWords = blockWords;
    }

    /** Whether a word that opens nothing was meant to: {@code serv 'db' < image …}. Groovy would complain of something else. */
    boolean isMisspelt(int i) {
        int behind = startsStatement(i) ? behindName(i + 1) : -1;
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

    /**
     * The head of a block.
     *
     * @param opener the index of the bracket that opens the block
     * @param label the word and the name, as they are written
     */
    record Head(int opener, String label) {}

    /** The head that begins with the token of that index, if one does. */
    Optional<Head> at(int i) {
        boolean isWord = i < tokens.size()
                && tokens.get(i).isWord()
                && blockWords.contains(tokens.get(i).text());
        int behind = isWord ? behindName(i + 1) : -1;
        int opener = behind < 0 ? -1 : openerAt(behind);
        return opener < 0
                ? Optional.empty()
                : Optional.of(new Head(
                        opener,
                        text.substring(
                                tokens.get(i).start(), tokens.get(behind - 1).end())));
    }

    /** The index of the bracket that opens a block behind its name, or -1. */
    private int openerAt(int behindName) {
        if (behindName >= tokens.size()) {
            return -1;
        }
        Token next = tokens.get(behindName);
        if (next.is("<")) {
            Token name = tokens.get(behindName - 1);
            return name.isWord() && name.touches(next) ? -1 : behindName;
        }
        int brace = next.is(",") ? behindName + 1 : behindName;
        while (brace < tokens.size() && tokens.get(brace).kind() == Kind.NEWLINE) {
            brace++;
        }
        return brace < tokens.size() && tokens.get(brace).is("{") ? brace : -1;
    }

    /** The index behind a block's name: a text, something in parentheses, or a bare word with dashes; or -1. */
    private int behindName(int i) {
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

    private boolean startsStatement(int i) {
        return i == 0
                || tokens.get(i - 1).kind() == Kind.NEWLINE
                || tokens.get(i - 1).is(";")
                || tokens.get(i - 1).is("{")
                || tokens.get(i - 1).is("}");
    }
}
