package orchsh.engine.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as the language writes them. */
public final class Amounts {
    private static final List<String> UNITS = List.of("", "k", "m", "g", "t");
    private static final int STEP = 1024;
    private static final Pattern TIME = Pattern.compile("(?<amount>[0-9]{1,18})(?<unit>s|ms|ns)");

    private Amounts() {}

    /** In the largest unit that leaves nothing over: {@code 512m}. */
    static String size(long bytes) {
        long amount = bytes;
        int unit = 0;
        while (amount != 0 && amount % STEP == 0 && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        return amount + UNITS.get(unit);
    }

    /** In the largest unit that leaves nothing over: {@code 90s}, {@code 500ms}. */
    public static String time(Duration time) {
        if (time.toNanosPart() == 0) {
            return time.toSeconds() + "s";
        }
        long nanos = time.toNanos();
        return nanos % 1_000_000 == 0 ? time.toMillis() + "ms" : nanos + "ns";
    }

    /** What {@link #time} wrote; absent when it did not write this. */
    static Optional<Duration> timeOf(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group("amount"));
        return Optional.of(
                switch (matcher.group("unit")) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "ms" -> Duration.ofMillis(amount);
                    default -> Duration.ofNanos(amount);
                });
    }
}
