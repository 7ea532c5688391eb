package orchsh.shell.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Makes several lines of one that is wider than a window: between words, and within one only if it is wider itself. Each has
 * the colours that it had in the whole line.
 */
public final class Folding {
    private static final char ESCAPE = '\033';
    private static final String NO_COLOUR = "\033[m";

    /** The line without its colours. */
    private final String text;
    /** What stands between its letters. */
    private final NavigableMap<Integer, String> colours = new TreeMap<>();

    private Folding(String line) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ESCAPE) {
                int end = Cells.endOfEscape(line, i);
                colours.merge(letters.length(), line.substring(i, end + 1), String::concat);
                i = end;
            } else {
                letters.append(line.charAt(i));
            }
        }
        this.text = letters.toString();
    }

    /** Folds each of its lines; where the window has no width, none. */
    public static String fold(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.addAll(pieces(line, columns));
        }
        return String.join("\n", lines);
    }

    /** What becomes of one line. */
    public static List<String> pieces(String line, int columns) {
        if (columns < 1 || line.length() <= columns) {
            return List.of(line);
        }
        Folding folding = new Folding(line);
        return Cells.width(folding.text) <= columns ? List.of(line) : folding.pieces(columns);
    }

    private List<String> pieces(int columns) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int most = fitting(start, columns);
        while (most < text.length()) {
            int end = endOfWords(start, most);
            pieces.add(piece(start, end));
            start = wordFrom(end);
            most = fitting(start, columns);
        }
        if (start < text.length()) {
            pieces.add(piece(start, text.length()));
        }
        return pieces;
    }

    /** Where the letters end that have room; at least one has. */
    private int fitting(int start, int columns) {
        int room = columns;
        int i = start;
        while (i < text.length()) {
            room -= Cells.width(text.codePointAt(i));
            if (room < 0 && i > start) {
                return i;
            }
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    /** Where the last word ends that fits as a whole; if none does, as much of it as fits. */
    private int endOfWords(int start, int most) {
        int blank = most;
        while (blank > start && text.charAt(blank) != ' ') {
            blank--;
        }
        int end = blank;
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end > start ? end : most;
    }

    private int wordFrom(int end) {
        int i = end;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private String piece(int start, int end) {
        StringBuilder piece =
                new StringBuilder(String.join("", colours.headMap(start, true).values()));
        int written = start;
        for (var colour : colours.subMap(start, false, end, true).entrySet()) {
            piece.append(text, written, colour.getKey()).append(colour.getValue());
            written = colour.getKey();
        }
        piece.append(text, written, end);
        return colours.isEmpty() || end == text.length() ? piece.toString() : piece + NO_COLOUR;
    }
}
