package orchsh.shell.view.text;

/** A line that another program printed about its progress, as a terminal would show it in the end. */
public final class ForeignLine {
    private ForeignLine() {}

    /** Without colours, and without what a carriage return let the next words overwrite. */
    public static String settled(String printed) {
        String line = printed.stripTrailing();
        return Cells.clean(line.substring(line.lastIndexOf('\r') + 1));
    }
}
