package orchsh.shell.view;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;

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
            region.show(List.of(), fitting(lines), appearance.size().get());
        } else {
            lines.forEach(line -> out.print(line + "\n"));
        }
        return !out.checkError();
    }

    /** What is drawn in place must be on the screen as a whole. */
    private List<String> fitting(List<String> lines) {
        int most = Math.max(2, appearance.size().get().rows() - 1);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, most - 1));
        cut.add("and " + (lines.size() - most + 1) + " more");
        return cut;
    }
}
