package orchsh.engine.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How the containers of a service are replaced, some at a time.
 *
 * @param parallelism how many at a time; 0 means all at once
 * @param delay how long is waited between two batches
 * @param order what happens first when a container is replaced
 * @param monitor how long a new container must stay well before it counts; nothing means that it is not watched
 * @param onFailure what happens when too many new containers fail
 * @param maxFailureRatio which part of the new containers may fail, from 0 to 1
 */
public record Batches(
        int parallelism,
        Duration delay,
        Order order,
        Duration monitor,
        OnFailure onFailure,
        BigDecimal maxFailureRatio) {

    /** What holds where nothing is said. */
    public static final Batches USUAL =
            new Batches(1, Duration.ZERO, Order.STOP_FIRST, Duration.ofSeconds(5), OnFailure.PAUSE, BigDecimal.ZERO);

    /** What happens first when a container is replaced. */
    public enum Order {
        STOP_FIRST,
        START_FIRST;

        /** As the language and compose files write it. */
        public String word() {
            return Batches.word(this);
        }
    }

    /** What happens when too many new containers fail. */
    public enum OnFailure {
        PAUSE,
        CONTINUE,
        ROLLBACK;

        /** As the language and compose files write it. */
        public String word() {
            return Batches.word(this);
        }
    }

    public Batches {
        Checks.atLeast("the number of containers that are replaced at a time", 0, parallelism);
        maxFailureRatio = maxFailureRatio.stripTrailingZeros();
        if (maxFailureRatio.signum() < 0 || maxFailureRatio.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "the part of containers that may fail is from 0 to 1, not " + maxFailureRatio.toPlainString());
        }
    }

    /** The same, taking as long between batches as given, and so on; what is absent stays as it is. */
    public Batches with(
            Optional<Integer> atOnce,
            Optional<Duration> between,
            Optional<Order> first,
            Optional<Duration> watched,
            Optional<OnFailure> then,
            Optional<BigDecimal> ratio) {
        return new Batches(
                atOnce.orElse(parallelism),
                between.orElse(delay),
                first.orElse(order),
                watched.orElse(monitor),
                then.orElse(onFailure),
                ratio.orElse(maxFailureRatio));
    }

    /** How many of that many containers may fail. */
    public int mostFailures(int containers) {
        return maxFailureRatio
                .multiply(BigDecimal.valueOf(containers))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    /** How many of that many containers are in a batch. */
    public int atOnce(int containers) {
        return parallelism == 0 ? Math.max(1, containers) : parallelism;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
