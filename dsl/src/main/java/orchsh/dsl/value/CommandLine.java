package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a command written as one text into words, as a shell does, without running one: nothing is expanded. */
public final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** The words; an unclosed quote is an {@link IllegalArgumentException}. */
    public static List<String> split(String text) {
        return new CommandLine(text).split();
    }

    /** The words that a word of the language is given: one text is split, several texts or a list are as they are. */
    public static List<String> of(String word, @Nullable Object @Nullable [] given) {
        List<String> texts =
                Values.each(given).stream().map(one -> Values.text(word, one)).toList();
        boolean oneText = given != null && given.length == 1 && !(given[0] instanceof Collection<?>);
        return oneText ? split(texts.get(0)) : texts;
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                endWord();
                continue;
            }
            inWord = true;
            switch (c) {
                case '\'' -> readSingleQuoted();
                case '"' -> readDoubleQuoted();
                case '\\' -> readEscaped();
                default -> word.append(c);
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void readSingleQuoted() {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            throw unclosed('\'');
        }
        word.append(text, at, end);
        at = end + 1;
    }

    private void readDoubleQuoted() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            boolean escapes = c == '\\' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0;
            if (!escapes) {
                word.append(c);
            } else if (text.charAt(at++) != '\n') {
                word.append(text.charAt(at - 1));
            }
        }
        throw unclosed('"');
    }

    private void readEscaped() {
        if (at == text.length()) {
            throw new WordException("command `" + text + "` ends in a `\\` that escapes nothing");
        }
        char c = text.charAt(at++);
        if (c == '\n') {
            inWord = !word.isEmpty();
        } else {
            word.append(c);
        }
    }

    private WordException unclosed(char quote) {
        return new WordException("command `" + text + "` has a `" + quote + "` that is never closed");
    }
}
