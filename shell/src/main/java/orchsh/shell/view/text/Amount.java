package orchsh.shell.view.text;

import java.util.Locale;

/** How much of something, in few characters. */
public final class Amount {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Amount() {}

    /** For example {@code 12.5 MiB}. */
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        boolean isExact = unit == 0 || amount >= 100;
        return String.format(Locale.ROOT, isExact ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /** For example {@code 3.4%}. */
    public static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }
}
