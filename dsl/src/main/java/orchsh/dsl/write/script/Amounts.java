package orchsh.dsl.write.script;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.value.Durations;

/** Times and sizes as people write them in scripts. */
final class Amounts {
    private static final Pattern IN_ONE_UNIT = Pattern.compile("(?<amount>[0-9]+)(?<unit>ms|s|m|h)");

    private static final long KILO = 1L << 10;
    private static final long MEGA = 1L << 20;
    private static final long GIGA = 1L << 30;
    /** Sizes below this are hardly meant without a unit, and refused. */
    private static final long HARDLY_MEANT = 4096;

    private Amounts() {}

    /** {@code 30.s}, {@code 2.min}, {@code 500.ms}: the largest unit that needs no fraction. */
    static String time(Duration time) {
        String written = Durations.written(time);
        Matcher matcher = IN_ONE_UNIT.matcher(written);
        if (!matcher.matches()) {
            return "'" + written + "'";
        }
        String unit = matcher.group("unit");
        return matcher.group("amount") + "." + (unit.equals("m") ? "min" : unit);
    }

    /** {@code 512.mb}: the largest unit that needs no fraction. */
    static String size(long bytes) {
        if (bytes > 0 && bytes < HARDLY_MEANT) {
            return "'" + bytes + "b'";
        }
        if (bytes > 0 && bytes % GIGA == 0) {
            return bytes / GIGA + ".gb";
        }
        if (bytes > 0 && bytes % MEGA == 0) {
            return bytes / MEGA + ".mb";
        }
        if (bytes > 0 && bytes % KILO == 0) {
            return bytes / KILO + ".kb";
        }
        return String.valueOf(bytes);
    }

    /** The rights of a file, as {@code chmod} counts them. */
    static String mode(int bits) {
        return "'0" + Integer.toOctalString(bits) + "'";
    }
}
