package orchsh.dsl.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The units that a number can be followed by: {@code 500.ms}, {@code 10.s}, {@code 2.min}, {@code 512.mb},
 * {@code 53.udp}. Groovy finds them as an extension module.
 */
public final class Units {
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);

    private static final Map<String, Function<Number, Object>> BY_NAME = Map.ofEntries(
            Map.entry("ms", Units::getMs),
            Map.entry("s", Units::getS),
            Map.entry("seconds", Units::getSeconds),
            Map.entry("min", Units::getMin),
            Map.entry("minutes", Units::getMinutes),
            Map.entry("h", Units::getH),
            Map.entry("hours", Units::getHours),
            Map.entry("kb", Units::getKb),
            Map.entry("mb", Units::getMb),
            Map.entry("gb", Units::getGb));

    private Units() {}

    /** What a number with a unit is, if there is such a unit of time or size. */
    public static Optional<Object> of(Number amount, String unit) {
        return Optional.ofNullable(BY_NAME.get(unit)).map(meaning -> meaning.apply(amount));
    }

    public static Duration getMs(Number amount) {
        return duration(amount, 1);
    }

    public static Duration getS(Number amount) {
        return duration(amount, 1_000);
    }

    public static Duration getSeconds(Number amount) {
        return getS(amount);
    }

    public static Duration getMin(Number amount) {
        return duration(amount, 60_000);
    }

    public static Duration getMinutes(Number amount) {
        return getMin(amount);
    }

    public static Duration getH(Number amount) {
        return duration(amount, 3_600_000);
    }

    public static Duration getHours(Number amount) {
        return getH(amount);
    }

    /** {@code -5.s}, which the words that take a duration can then refuse in their own words. */
    public static Duration negative(Duration amount) {
        return amount.negated();
    }

    /** {@code 10.s * 3}. */
    public static Duration multiply(Duration amount, Number times) {
        BigDecimal nanos = new BigDecimal(amount.toNanos()).multiply(new BigDecimal(times.toString()));
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Bytes, as all sizes. */
    public static long getKb(Number amount) {
        return bytes(amount, 1L << 10);
    }

    public static long getMb(Number amount) {
        return bytes(amount, 1L << 20);
    }

    public static long getGb(Number amount) {
        return bytes(amount, 1L << 30);
    }

    /** A port with its protocol, as Docker writes it. */
    public static String getTcp(Number port) {
        return port + "/tcp";
    }

    public static String getUdp(Number port) {
        return port + "/udp";
    }

    public static String getSctp(Number port) {
        return port + "/sctp";
    }

    private static Duration duration(Number amount, long millis) {
        BigDecimal nanos = new BigDecimal(amount.toString())
                .multiply(BigDecimal.valueOf(millis))
                .multiply(NANOS_PER_MILLI);
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static long bytes(Number amount, long unit) {
        return new BigDecimal(amount.toString())
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
