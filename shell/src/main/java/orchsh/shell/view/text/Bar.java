package orchsh.shell.view.text;

import orchsh.shell.invocation.Appearance;

/** How much of something is done, as a bar. */
public final class Bar {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private Bar() {}

    /** @param columns how wide it is in all */
    public static String of(long done, long total, int columns, Appearance appearance) {
        double part = total <= 0 ? 0 : Math.max(0, Math.min(1, (double) done / total));
        return appearance.isUnicode() ? blocks(part, columns) : signs(part, columns);
    }

    private static String blocks(double part, int columns) {
        int eighths = (int) Math.floor(part * columns * 8);
        StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
        if (bar.length() < columns && eighths % 8 > 0) {
            bar.append(EIGHTHS.charAt(eighths % 8));
        }
        return bar + "░".repeat(columns - bar.length());
    }

    private static String signs(double part, int columns) {
        int room = Math.max(0, columns - 2);
        int full = (int) Math.floor(part * room);
        return "[" + "#".repeat(full) + "-".repeat(room - full) + "]";
    }
}
