package orchsh.shell.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** Makes several lines of one that is wider than a window: between words, and within one only if it is wider itself. */
final class Folding {
    private Folding() {}

    static String fold(String text, int columns, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            AttributedString whole = AttributedString.fromAnsi(line);
            if (columns < 1 || whole.columnLength() <= columns) {
                lines.add(line);
            } else {
                pieces(whole, columns).forEach(piece -> lines.add(piece.toAnsi(terminal)));
            }
        }
        return String.join("\n", lines);
    }

    private static List<AttributedString> pieces(AttributedString line, int columns) {
        List<AttributedString> pieces = new ArrayList<>();
        AttributedString rest = line;
        while (rest.columnLength() > columns) {
            int most = rest.columnSubSequence(0, columns).length();
            int end = endOfWords(rest, most);
            int next = end;
            while (next < rest.length() && rest.charAt(next) == ' ') {
                next++;
            }
            pieces.add(rest.subSequence(0, end));
            rest = rest.subSequence(next, rest.length());
        }
        if (rest.length() > 0) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** Where the last word ends that fits as a whole; if none does, as much of it as fits. */
    private static int endOfWords(AttributedString line, int most) {
        int blank = most;
        while (blank > 0 && line.charAt(blank) != ' ') {
            blank--;
        }
        int end = blank;
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return end > 0 ? end : Math.max(1, most);
    }
}
