package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;

/** An entry that is being typed, as far as words are concerned. */
final class HalfEntry implements CompletingParsedLine {
    private static final int NONE = -1;

    private final String line;
    private final int cursor;
    private final Last last;
    private final List<TypedWord> words;
    private final int end;

    /**
     * Where in the line the last of its entries and what it consists of begin.
     *
     * @param bar its first `|`, if the cursor is behind one
     */
    private record Last(int entry, int bar, int word) {}

    private HalfEntry(String line, int cursor, Last last, List<TypedWord> words, int end) {
        this.line = line;
        this.cursor = cursor;
        this.last = last;
        this.words = List.copyOf(words);
        this.end = end;
    }

    static HalfEntry of(String line, int cursor) {
        int start = cursor == 0 ? 0 : line.lastIndexOf('\n', cursor - 1) + 1;
        List<TypedWord> words = new ArrayList<>();
        TypedWord word = new TypedWord();
        int begin = 0;
        int bar = line.substring(0, start).indexOf('|');
        for (int i = start; i < cursor; i++) {
            char letter = line.charAt(i);
            if (word.isOpen() || !isEnd(letter)) {
                word.take(letter);
                continue;
            }
            if (!word.typed().isEmpty()) {
                words.add(word);
            }
            if (letter == ';') {
                words.clear();
                begin = i + 1;
                bar = NONE;
            } else if (letter == '|') {
                words.clear();
                bar = bar == NONE ? i : bar;
            }
            word = new TypedWord();
            start = i + 1;
        }
        words.add(word);
        int end = word.isQuoted() ? cursor : endOfWord(line, cursor);
        return new HalfEntry(line, cursor, new Last(begin, bar, start), words, end);
    }

    private static boolean isEnd(char letter) {
        return Character.isWhitespace(letter) || letter == ';' || letter == '|';
    }

    private static int endOfWord(String line, int cursor) {
        int end = cursor;
        while (end < line.length()
                && (!Character.isWhitespace(line.charAt(end)) || end > 0 && line.charAt(end - 1) == '\\')) {
            end++;
        }
        return end;
    }

    /** The text in front of the cursor. */
    String before() {
        return line.substring(0, cursor);
    }

    /** As much of that as belongs to the last of several entries in a line. */
    String lastEntry() {
        return line.substring(last.entry(), cursor);
    }

    /** The command in front of the first `|` in it, if the cursor is behind one. */
    Optional<String> source() {
        return last.bar() == NONE ? Optional.empty() : Optional.of(line.substring(last.entry(), last.bar()));
    }

    /** As {@link #words}, but as the command is given them: without the quotes and backslashes that keep them together. */
    List<String> texts() {
        return words.stream().map(TypedWord::text).toList();
    }

    /**
     * How the word is typed so that the command is given that one.
     *
     * @param wanted begins with the last of {@link #texts}
     * @param isWhole whether it ends there
     */
    String typedAs(String wanted, boolean isWhole) {
        return words.get(words.size() - 1).becoming(wanted, isWhole);
    }

    @Override
    public String word() {
        return line.substring(last.word(), end);
    }

    @Override
    public int wordCursor() {
        return cursor - last.word();
    }

    @Override
    public int wordIndex() {
        return words.size() - 1;
    }

    /** Those of the command that the cursor is in, the unfinished one last and only up to the cursor. */
    @Override
    public List<String> words() {
        return words.stream().map(TypedWord::typed).toList();
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
        return end - last.word();
    }
}
