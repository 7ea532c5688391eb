package orchsh.dsl.build;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes: a number of bytes, or a text such as {@code '512m'} or {@code '1.5gb'}. */
final class Sizes {
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kmgt]?)i?b?");

    private Sizes() {}

    /** Bytes; anything but a number with a unit is refused. */
    static long parse(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.length() > 30 || !size.matches()) {
            throw new WordException("`" + text + "` is not a size", "write 512.mb, 1.gb or '512m'");
        }
        int shift = 10 * (" kmgt".indexOf(size.group(2).isEmpty() ? " " : size.group(2)));
        try {
            return new BigDecimal(size.group(1))
                    .multiply(BigDecimal.valueOf(1L << shift))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new WordException("`" + text + "` is larger than any memory");
        }
    }
}
