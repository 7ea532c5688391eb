package orchsh.engine.docker;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** What a step of a build printed last. */
final class LastLines {
    private static final int REMEMBERED = 10;
    /** Builders paint errors red, whoever reads them. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private final Deque<String> lines = new ArrayDeque<>();

    /** A line without its colours, and without blanks at its end. */
    static String plain(String line) {
        return COLOUR.matcher(line).replaceAll("").stripTrailing();
    }

    void add(String line) {
        lines.addLast(line.strip());
        if (lines.size() > REMEMBERED) {
            lines.removeFirst();
        }
    }

    void clear() {
        lines.clear();
    }

    Collection<String> all() {
        return List.copyOf(lines);
    }
}
