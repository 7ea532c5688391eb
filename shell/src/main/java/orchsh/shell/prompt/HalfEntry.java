package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;

/** An entry that is being typed, as far as words are concerned. */
final class HalfEntry implements CompletingParsedLine {
    private final String line;
    private final int cursor;
    private final int begin;
    private final List<String> words;
    private final int start;
    private final int end;

    private HalfEntry(String line, int cursor, int begin, List<String> words, int start, int end) {
        this.line = line;
        this.cursor = cursor;
        this.begin = begin;
        this.words = List.copyOf(words);
        this.start = start;
        this.end = end;
    }

    static HalfEntry of(String line, int cursor) {
        int lineStart = line.lastIndexOf('\n', Math.max(0, cursor - 1)) + 1;
        if (cursor == 0) {
            lineStart = 0;
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int start = lineStart;
        int begin = 0;
        char quote = 0;
        for (int i = lineStart; i < cursor; i++) {
            char letter = line.charAt(i);
            if (quote == 0 && (Character.isWhitespace(letter) || letter == ';' || letter == '|')) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if (letter == ';' || letter == '|') {
                    words.clear();
                }
                if (letter == ';') {
                    begin = i + 1;
                }
                start = i + 1;
            } else {
                if (quote == letter) {
                    quote = 0;
                } else if (quote == 0 && (letter == '\'' || letter == '"')) {
                    quote = letter;
                }
                word.append(letter);
            }
        }
        int end = cursor;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && quote == 0) {
            end++;
        }
        words.add(word.toString());
        return new HalfEntry(line, cursor, begin, words, start, end);
    }

    /** The text in front of the cursor. */
    String before() {
        return line.substring(0, cursor);
    }

    /** As much of that as belongs to the last of several entries in a line. */
    String lastEntry() {
        return line.substring(begin, cursor);
    }

    /** The command in front of the first `|` in it, if the cursor is behind one. */
    Optional<String> source() {
        int bar = lastEntry().indexOf('|');
        return bar < 0 ? Optional.empty() : Optional.of(lastEntry().substring(0, bar));
    }

    /** The same, but as if the word began there: what stands in front of it stays as it is. */
    HalfEntry from(int offset) {
        List<String> shorter = new ArrayList<>(words);
        shorter.set(shorter.size() - 1, line.substring(offset, cursor));
        return new HalfEntry(line, cursor, begin, shorter, offset, end);
    }

    @Override
    public String word() {
        return line.substring(start, end);
    }

    @Override
    public int wordCursor() {
        return cursor - start;
    }

    @Override
    public int wordIndex() {
        return words.size() - 1;
    }

    /** Those of the command that the cursor is in, the unfinished one last and only up to the cursor. */
    @Override
    public List<String> words() {
        return words;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public int cursor() {
        return cursor;
    }

    /** Whoever offers a word writes it as it is to be typed. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor();
    }

    @Override
    public int rawWordLength() {
        return end - start;
    }
}
