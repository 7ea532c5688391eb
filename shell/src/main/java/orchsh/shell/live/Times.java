package orchsh.shell.live;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes times for people. */
final class Times {
    private Times() {}

    /** For example {@code 2.5 s}. */
    static String shown(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }
}
