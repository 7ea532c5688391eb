package orchsh.engine.problem;

import java.math.BigDecimal;
import java.time.Duration;

/** A stretch of time in words, as exact as it was set: for limits, and for whatever is compared with them. */
public final class TimeWords {
    private TimeWords() {}

    /** For example {@code 300 ms}, {@code 2.5 s}, {@code 60 s}, {@code 2 min}. */
    public static String exact(Duration time) {
        long millis = time.toMillis();
        if (millis > 0 && millis < 1_000) {
            return millis + " ms";
        }
        if (millis >= 120_000 && millis % 60_000 == 0) {
            return millis / 60_000 + " min";
        }
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }
}
