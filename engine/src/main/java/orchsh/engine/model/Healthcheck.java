package orchsh.engine.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A command by which the engine finds out whether a container is healthy. What is absent is as the image says.
 *
 * @param test {@code CMD} and words, or {@code CMD-SHELL} and a line, or {@code NONE} for no check at all
 * @param interval the time between two checks
 * @param timeout how long one check may take
 * @param retries how many failures in a row make it unhealthy
 * @param startPeriod how long failures do not count
 * @param startInterval the time between two checks in that period
 */
public record Healthcheck(
        Optional<List<String>> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Integer> retries,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval) {

    /** Says nothing itself. */
    public static final Healthcheck SILENT = new Healthcheck(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration USUAL_TIME = Duration.ofSeconds(30);
    private static final int USUAL_RETRIES = 3;

    public Healthcheck {
        test = test.map(List::copyOf);
        test.ifPresent(Healthcheck::check);
        interval.ifPresent(time -> atLeast("interval", time));
        timeout.ifPresent(time -> atLeast("timeout", time));
        startPeriod.ifPresent(time -> atLeast("start period", time));
        startInterval.ifPresent(time -> atLeast("start interval", time));
        retries.ifPresent(number -> Checks.atLeast("the retries of a healthcheck", 1, number));
    }

    /** A check by a command, at the engine's own pace. */
    public static Healthcheck of(String... words) {
        return new Healthcheck(
                Optional.of(List.of(words)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** No check, even if the image has one. */
    public static Healthcheck none() {
        return of("NONE");
    }

    public Healthcheck every(Duration time) {
        return new Healthcheck(test, Optional.of(time), timeout, retries, startPeriod, startInterval);
    }

    /** Whether nothing is checked, whatever the image says. */
    public boolean isNone() {
        return test.filter(words -> words.get(0).equals("NONE")).isPresent();
    }

    /** What is absent here as the other one says. */
    public Healthcheck or(Healthcheck other) {
        return new Healthcheck(
                test.or(other::test),
                interval.or(other::interval),
                timeout.or(other::timeout),
                retries.or(other::retries),
                startPeriod.or(other::startPeriod),
                startInterval.or(other::startInterval));
    }

    /** The time after which the engine says healthy or unhealthy at the latest. */
    public Duration patience() {
        Duration oneCheck = interval.orElse(USUAL_TIME).plus(timeout.orElse(USUAL_TIME));
        return startPeriod.orElse(Duration.ZERO).plus(oneCheck.multipliedBy(retries.orElse(USUAL_RETRIES) + 1));
    }

    private static void atLeast(String what, Duration time) {
        if (time.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("the " + what + " of a healthcheck is at least a millisecond");
        }
    }

    private static void check(List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        boolean fits = switch (first) {
            case "NONE" -> words.size() == 1;
            case "CMD" -> words.size() > 1;
            case "CMD-SHELL" -> words.size() == 2;
            default -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    "a healthcheck's test is NONE, or CMD and the words of a command, or CMD-SHELL and one line");
        }
    }
}
