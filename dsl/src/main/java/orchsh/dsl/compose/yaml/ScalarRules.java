package orchsh.dsl.compose.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar is, by the rules that docker compose's reader has: of words only {@code true}, {@code false} and
 * {@code null} are more than texts, {@code 0755} and {@code 0o755} are octal, and {@code 22:22} is a text.
 */
final class ScalarRules {
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");
    private static final String CLOCK = "(?:[01]?[0-9]|2[0-3]):[0-5]?[0-9]:[0-5]?[0-9](?:\\.[0-9]+)?";
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12][0-9]|3[01])"
            + "(?:[Tt]" + CLOCK + "(?:Z|[-+][0-9]{2}:[0-9]{2})| " + CLOCK + ")?");
    private static final int MOST_DIGITS = 400;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int FIRST_SCIENTIFIC_EXPONENT = 6;

    private ScalarRules() {}

    static YamlScalar.Kind kindOf(String text) {
        if (NULLS.contains(text)) {
            return YamlScalar.Kind.NULL;
        }
        if (BOOLEANS.contains(text)) {
            return YamlScalar.Kind.BOOLEAN;
        }
        char first = text.charAt(0);
        if ((first < '0' || first > '9') && "+-.".indexOf(first) < 0) {
            return YamlScalar.Kind.TEXT;
        }
        if (TIME.matcher(text).matches()) {
            return YamlScalar.Kind.TIME;
        }
        if (integer(text).isPresent()) {
            return YamlScalar.Kind.INTEGER;
        }
        return floating(text).isPresent() ? YamlScalar.Kind.FLOAT : YamlScalar.Kind.TEXT;
    }

    /** A whole number that 64 bits hold. */
    static Optional<BigInteger> integer(String text) {
        String digits = digits(text);
        if (!INTEGER.matcher(digits).matches()) {
            return Optional.empty();
        }
        boolean signed = digits.startsWith("-") || digits.startsWith("+");
        String body = signed ? digits.substring(1) : digits;
        BigInteger size = unsigned(body);
        BigInteger number = digits.startsWith("-") ? size.negate() : size;
        boolean fits = number.bitLength() <= (signed ? 63 : 64);
        return fits ? Optional.of(number) : Optional.empty();
    }

    private static BigInteger unsigned(String body) {
        if (body.length() == 1 || body.charAt(0) != '0') {
            return new BigInteger(body);
        }
        return switch (body.charAt(1)) {
            case 'x', 'X' -> new BigInteger(body.substring(2), 16);
            case 'b', 'B' -> new BigInteger(body.substring(2), 2);
            case 'o', 'O' -> new BigInteger(body.substring(2), 8);
            default -> new BigInteger(body, 8);
        };
    }

    static Optional<Double> floating(String text) {
        if (INFINITE.matcher(text).matches()) {
            return Optional.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (NOT_A_NUMBER.matcher(text).matches()) {
            return Optional.of(Double.NaN);
        }
        String digits = digits(text);
        if (!FLOAT.matcher(digits).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(digits);
        return Double.isInfinite(number) ? Optional.empty() : Optional.of(number);
    }

    /** Digits may be grouped by underscores. Longer texts are no numbers, and reading them would take long. */
    private static String digits(String text) {
        return text.length() > MOST_DIGITS ? "" : text.replace("_", "");
    }

    /** The shortest text of a number, with an exponent where it is very large or small. */
    static String floatText(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < FIRST_SCIENTIFIC_EXPONENT) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (number < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
