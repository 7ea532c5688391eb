package orchsh.dsl.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads sizes in bytes: {@code 512.mb} as Groovy gives it, or a text such as {@code '512m'} or {@code '1.5gb'}. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,9})?) ?([kmgtp]?)(i?b)?");
    private static final String UNITS = "kmgtp";
    private static final int HARDLY_MEANT = 4096;

    private Sizes() {}

    /** Bytes; anything but a number, with a unit or without, is an {@link IllegalArgumentException}. */
    public static long parse(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new WordException("`" + text + "` is not a size", "write 512.mb, 1.gb or '512m'");
        }
        int shift = size.group(2).isEmpty() ? 0 : 10 * (1 + UNITS.indexOf(size.group(2)));
        try {
            return new BigDecimal(size.group(1))
                    .multiply(BigDecimal.valueOf(1L << shift))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new WordException("`" + text + "` is larger than any memory");
        }
    }

    public static long of(String word, @Nullable Object value) {
        if (value != null && !(value instanceof Number || value instanceof CharSequence)) {
            throw new WordException("`" + word + "` takes a size, not " + Values.kind(value), "write 512.mb or '512m'");
        }
        String text = Values.text(word, value);
        long bytes = parse(text);
        boolean hasUnit = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
        if (!hasUnit && bytes > 0 && bytes < HARDLY_MEANT) {
            throw new WordException(
                    "`" + word + ": " + text + "` has no unit", "write " + text + ".mb or " + text + ".kb");
        }
        return bytes;
    }
}
