package orchsh.shell.view.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance.Frames;
import orchsh.shell.invocation.Appearance.Size;

/**
 * The last lines of a terminal, which change in place. The cursor always rests on the line below them, so that a
 * process that is ended between two frames leaves whole lines behind.
 */
public final class LiveRegion {
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";
    private static final String BEGIN_OF_FRAME = "\033[?2026h";
    private static final String END_OF_FRAME = "\033[?2026l";

    private final PrintWriter out;
    private final Frames frames;
    private List<String> drawn = List.of();
    private Size size = Size.USUAL;

    public LiveRegion(PrintWriter out, Frames frames) {
        this.out = out;
        this.frames = frames;
    }

    /**
     * Puts lines that stay above the region, and draws the region anew: in one write and only what is another than before,
     * so that nothing flickers.
     */
    public void show(List<String> lasting, List<String> live, Size now) {
        boolean isResized = !now.equals(size);
        if (lasting.isEmpty() && live.equals(drawn) && !isResized) {
            return;
        }
        List<String> next = new ArrayList<>();
        lasting.forEach(line -> next.addAll(Folding.pieces(line, now.columns())));
        next.addAll(live);
        boolean isFolded = next.stream().anyMatch(line -> rowsOf(line, now) > 1);
        List<String> before = isResized || isFolded ? List.of() : drawn;
        StringBuilder frame = new StringBuilder("\r");
        if (!drawn.isEmpty()) {
            frame.append("\033[").append(rowsAbove(now)).append('A');
        }
        for (int i = 0; i < next.size(); i++) {
            boolean isThere = i < before.size() && next.get(i).equals(before.get(i));
            frame.append(isThere ? "" : overwriting(next.get(i), now)).append('\n');
        }
        frame.append(CLEAR_BELOW);
        out.print(frames == Frames.SYNCHRONIZED ? BEGIN_OF_FRAME + frame + END_OF_FRAME : frame.toString());
        out.flush();
        drawn = List.copyOf(live);
        size = now;
    }

    /**
     * Each line clears what it is written over, and the rest is cleared below them all: some terminals take what is cleared
     * from their first line on for something to be kept.
     */
    private static String overwriting(String line, Size now) {
        boolean endsWithinRow = width(line) % now.columns() != 0;
        return CLEAR_LINE + line + (rowsOf(line, now) > 1 && endsWithinRow ? CLEAR_LINE : "");
    }

    /** How far up the region begins; what was scrolled out of the window cannot be reached any more. */
    private int rowsAbove(Size now) {
        int rows = drawn.stream().mapToInt(line -> rowsOf(line, now)).sum();
        return Math.max(1, Math.min(rows, now.rows() - 1));
    }

    /** A line that was drawn while the terminal was wider may have been folded since. */
    public static int rowsOf(String line, Size now) {
        return Math.max(1, (width(line) + now.columns() - 1) / now.columns());
    }

    private static int width(String line) {
        return Cells.width(Cells.clean(line));
    }
}
