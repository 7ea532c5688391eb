package orchsh.dsl.build;

import java.math.BigDecimal;
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

    /** Reads a text; anything but a number with a unit is an {@link IllegalArgumentException}. */
    public static long parse(String text) {
        return read("size", text);
    }

    static long of(String word, @Nullable Object value) {
        if (value != null && !(value instanceof Number || value instanceof CharSequence)) {
            throw new WordException("`" + word + "` takes a size, not " + Values.kind(value), "write 512.mb or '512m'");
        }
        return read(word, Values.text(word, value));
    }

    private static long read(String word, String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new WordException("`" + text + "` is not a size", "write 512.mb, '512m' or '1.5g'");
        }
        int shift = size.group(2).isEmpty() ? 0 : 10 * (1 + UNITS.indexOf(size.group(2)));
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(new BigDecimal(1L << shift));
        if (bytes.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new WordException("`" + text + "` is more than there is anywhere");
        }
        boolean hasUnit = shift > 0 || size.group(3) != null;
        if (!hasUnit
                && bytes.signum() > 0
                && bytes.intValue() < HARDLY_MEANT
                && bytes.scale() <= 0
                && bytes.compareTo(BigDecimal.valueOf(HARDLY_MEANT)) < 0) {
            throw new WordException(
                    "`" + word + ": " + text + "` has no unit", "write " + text + ".mb or " + text + ".kb");
        }
        return bytes.longValue();
    }
}
