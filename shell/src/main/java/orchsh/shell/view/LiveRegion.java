package orchsh.shell.view;

import java.io.PrintWriter;
import java.util.List;

/**
 * The last lines of a terminal, which change in place. The cursor always rests on the line below them, so that a
 * process that is ended between two frames leaves whole lines behind.
 */
final class LiveRegion {
    private static final String TO_LINE_START = "\r";
    private static final String CLEAR_REST_OF_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintWriter out;
    private List<String> drawn = List.of();

    LiveRegion(PrintWriter out) {
        this.out = out;
    }

    /** Puts lines that stay above the region, and draws the region anew: one write, so that nothing flickers. */
    void show(List<String> lasting, List<String> live, int columns) {
        if (lasting.isEmpty() && live.equals(drawn)) {
            return;
        }
        StringBuilder frame = new StringBuilder(TO_LINE_START);
        int up = drawn.stream().mapToInt(line -> rowsOf(line, columns)).sum();
        if (up > 0) {
            frame.append("\033[").append(up).append('A');
        }
        lasting.forEach(line -> append(frame, line));
        live.forEach(line -> append(frame, line));
        frame.append(CLEAR_BELOW);
        out.print(frame);
        out.flush();
        drawn = List.copyOf(live);
    }

    private static void append(StringBuilder frame, String line) {
        frame.append(CLEAR_REST_OF_LINE).append(line).append(CLEAR_REST_OF_LINE).append('\n');
    }

    /** A line that was drawn while the terminal was wider may have been folded since. */
    private static int rowsOf(String line, int columns) {
        int width = Cells.width(Cells.clean(line));
        return Math.max(1, (width + columns - 1) / columns);
    }
}
