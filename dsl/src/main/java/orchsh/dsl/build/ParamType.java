package orchsh.dsl.build;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.SecretValue;
import orchsh.dsl.value.Sizes;
import orchsh.dsl.value.Values;

/** What a param takes. */
public enum ParamType {
    TEXT("a text"),
    NUMBER("a number"),
    FLAG("true or false"),
    PORT("a port such as 8080, or 0 for any"),
    DURATION("a duration such as 30s"),
    SIZE("a size such as 512m"),
    LIST("a list such as a,b");

    private static final int HIGHEST_PORT = 65_535;

    private final String wanted;

    ParamType(String wanted) {
        this.wanted = wanted;
    }

    /** What it takes, in words. */
    String wanted() {
        return wanted;
    }

    /** Its name in scripts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParamType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ParamType::word).toList();
    }

    /** What values like this one are. */
    static ParamType of(Object value) {
        if (value instanceof Number) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return FLAG;
        }
        if (value instanceof Duration) {
            return DURATION;
        }
        return value instanceof Collection<?> ? LIST : TEXT;
    }

    /** The value as scripts read it, from a text or from a value of a script; refused if it is none of this type. */
    Object read(Object value) {
        return switch (this) {
            case TEXT -> Values.variable("param", value);
            case NUMBER -> value instanceof Number ? value : number(Values.text("param", value));
            case PORT -> port(value instanceof Number given ? given : number(Values.text("param", value)));
            case FLAG -> value instanceof Boolean ? value : flag(Values.text("param", value));
            case DURATION -> Durations.of("param", value);
            case SIZE -> value instanceof Number number ? number.longValue() : Sizes.parse(Values.text("param", value));
            case LIST ->
                value instanceof Collection<?> several
                        ? Values.texts("param", several)
                        : list(Values.text("param", value));
        };
    }

    private static Number number(String text) {
        BigDecimal number = new BigDecimal(text.strip());
        if (number.stripTrailingZeros().scale() > 0) {
            return number;
        }
        long whole = number.longValueExact();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }

    private static Integer port(Number number) {
        int port = new BigDecimal(number.toString()).intValueExact();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("no port");
        }
        return port;
    }

    private static Boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static List<String> list(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** A value as people write it. */
    static String shown(Object value) {
        if (value instanceof SecretValue secret) {
            return "secret " + secret.name();
        }
        if (value instanceof Duration duration) {
            return duration.toString().substring(2).toLowerCase(Locale.ROOT);
        }
        if (value instanceof Collection<?> several) {
            return String.join(",", several.stream().map(String::valueOf).toList());
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
