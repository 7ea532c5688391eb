package orchsh.shell.view.text;

import java.time.Duration;

/** A stretch of time in words, as exact as a reader needs it. */
public final class Elapsed {
    private Elapsed() {}

    /** For example {@code 0.4 s}, {@code 12 s}, {@code 2 min 3 s}, {@code 1 h 5 min}. */
    public static String words(Duration time) {
        long tenths = Math.max(0, time.toMillis()) / 100;
        long seconds = tenths / 10;
        if (seconds < 10) {
            return seconds + "." + tenths % 10 + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60
                ? joined(minutes, "min", seconds % 60, "s")
                : joined(minutes / 60, "h", minutes % 60, "min");
    }

    private static String joined(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
