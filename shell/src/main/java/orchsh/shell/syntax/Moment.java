package orchsh.shell.syntax;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A moment in the past as people type it. */
public final class Moment {
    private static final Pattern AGO =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private Moment() {}

    /** Reads {@code 10m}, {@code 1h30m}, a date, a date with a time (with a zone or in the caller's), or Unix seconds. */
    public static Instant parse(String text, Clock clock) {
        try {
            return ago(text, clock)
                    .or(() -> SECONDS.matcher(text).matches()
                            ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                            : Optional.empty())
                    .orElseGet(() -> date(text, clock));
        } catch (DateTimeException | ArithmeticException e) {
            throw ProblemException.usage(Problem.error("`" + text + "` is not a moment")
                    .hint("say how long ago (10m, 1h30m) or when (2026-01-31, 2026-01-31T12:00:00)"));
        }
    }

    private static Optional<Instant> ago(String text, Clock clock) {
        Matcher matcher = AGO.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        Duration ago = Duration.ofDays(number(matcher.group(1)))
                .plusHours(number(matcher.group(2)))
                .plusMinutes(number(matcher.group(3)))
                .plusSeconds(number(matcher.group(4)));
        return Optional.of(clock.instant().minus(ago));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Instant date(String text, Clock clock) {
        if (text.length() == "2026-01-31".length()) {
            return LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
    }
}
