package orchsh.dsl.value;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who may do what with a file: {@code 0440} as Groovy gives it, or {@code '0440'} and {@code '440'}. */
public final class Modes {
    private static final int MOST = 07777;
    /** What people write when they forget the 0 in front; as numbers they would be modes that nobody means. */
    private static final Set<Integer> WITHOUT_THE_ZERO =
            Set.of(400, 440, 444, 500, 550, 555, 600, 640, 644, 660, 664, 666, 700, 750, 755, 770, 775, 777, 1777);

    private Modes() {}

    public static int of(String word, @Nullable Object value) {
        if (value instanceof Number number) {
            int bits = Values.integer(word, number);
            if (WITHOUT_THE_ZERO.contains(bits)) {
                throw new WordException(
                        "`" + word + ": " + bits + "` is written without a 0 in front, and would be another mode",
                        "write 0" + bits + " or '" + bits + "'");
            }
            return checked(word, bits, number.toString());
        }
        String text = Values.text(word, value);
        if (!text.matches("(?:0o?)?[0-7]{1,5}")) {
            throw new WordException("`" + text + "` is not a mode", "write for example 0440 or '0440'");
        }
        return checked(word, Integer.parseInt(text.replace("o", ""), 8), text);
    }

    private static int checked(String word, int bits, String text) {
        if (bits < 0 || bits > MOST) {
            throw new WordException("`" + word + "` cannot be " + text + ": it is between 0 and 07777");
        }
        return bits;
    }
}
