package orchsh.shell.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a text at a character, but not within quotes, patterns and brackets. */
final class Pieces {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private Pieces() {}

    /** The pieces without the blanks around them; a character that is doubled does not cut. */
    static List<String> of(String text, char at) {
        List<String> pieces = new ArrayList<>();
        Deque<Character> open = new ArrayDeque<>();
        int begin = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"' || c == '/' && beginsPattern(text.substring(begin, i))) {
                quote = c;
            } else if (OPENING.indexOf(c) >= 0) {
                open.push(CLOSING.charAt(OPENING.indexOf(c)));
            } else if (!open.isEmpty() && c == open.peek()) {
                open.pop();
            } else if (c == at && open.isEmpty()) {
                if (i + 1 < text.length() && text.charAt(i + 1) == at) {
                    i++;
                } else {
                    pieces.add(text.substring(begin, i).strip());
                    begin = i + 1;
                }
            }
        }
        pieces.add(text.substring(begin).strip());
        return pieces;
    }

    /** A stroke behind these opens a pattern; elsewhere it divides, or belongs to a path. */
    private static boolean beginsPattern(String before) {
        String read = before.stripTrailing();
        return read.endsWith("=~") || read.endsWith("(") || read.endsWith(",");
    }
}
