package orchsh.shell.view.table;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.view.text.LiveRegion;

/** A table that changes: in place on a terminal, else one after the other. */
public final class LiveTable {
    private final PrintWriter out;
    private final Appearance appearance;
    private final LiveRegion region;

    public LiveTable(PrintWriter out, Appearance appearance) {
        this.out = out;
        this.appearance = appearance;
        this.region = new LiveRegion(out, appearance.frames());
    }

    /**
     * Shows it as it is now.
     *
     * @return whether somebody still reads it
     */
    public boolean show(Listing listing) {
        List<String> lines = listing.lines(appearance);
        if (appearance.isTerminal()) {
            Size size = appearance.size().get();
            region.show(List.of(), fitting(lines, size), size);
        } else {
            lines.forEach(line -> out.print(line + "\n"));
        }
        return !out.checkError();
    }

    /** What is drawn in place must be on the screen as a whole, with the rows of lines that are folded. */
    private List<String> fitting(List<String> lines, Size size) {
        int most = Math.max(2, size.rows() - 1);
        if (rowsOf(lines, size) <= most) {
            return lines;
        }
        int kept = lines.size() - 1;
        while (kept > 1 && rowsOf(cut(lines, kept), size) > most) {
            kept--;
        }
        return cut(lines, kept);
    }

    private static List<String> cut(List<String> lines, int kept) {
        List<String> cut = new ArrayList<>(lines.subList(0, kept));
        cut.add("and " + (lines.size() - kept) + " more");
        return cut;
    }

    private static int rowsOf(List<String> lines, Size size) {
        return lines.stream().mapToInt(line -> LiveRegion.rowsOf(line, size)).sum();
    }
}
