package orchsh.dsl.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations: {@code 30.s} as Groovy gives it, or a text such as {@code '1m30s'} or {@code '500ms'}. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|ms|min|m|s|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?(?:ns|us|ms|min|m|s|h|d))+");

    private Durations() {}

    /** Reads a text; anything but numbers with units is an {@link IllegalArgumentException}. */
    public static Duration parse(String text) {
        String compact = text.replace(" ", "");
        if (compact.length() > 40 || !WHOLE.matcher(compact).matches()) {
            throw new WordException("`" + text + "` is not a duration", "write 30.s, 500.ms, 2.min or '1m30s'");
        }
        Matcher part = PART.matcher(compact);
        BigDecimal nanos = BigDecimal.ZERO;
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosOf(part.group(2)))));
        }
        try {
            return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException e) {
            throw new WordException("`" + text + "` is longer than anybody can wait");
        }
    }

    /** {@code 90s}, {@code 2m}, {@code 500ms}: as {@link #parse} reads it, in the largest unit that needs no fraction. */
    public static String written(Duration time) {
        long nanos = time.getNano();
        long seconds = time.getSeconds();
        if (nanos % 1_000_000 != 0) {
            return (seconds == 0 ? "" : seconds + "s") + nanos + "ns";
        }
        if (nanos != 0) {
            return time.toMillis() + "ms";
        }
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    public static Duration of(String word, @Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        if (value instanceof Number) {
            throw new WordException(
                    "`" + word + ": " + value + "` has no unit",
                    "write " + value + ".s for seconds or " + value + ".ms");
        }
        return parse(Values.text(word, value));
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
    }
}
