package orchsh.dsl.live;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command printed on one of its two outputs. No more than {@link #MOST} is kept in memory; of a longer one only the
 * end is.
 *
 * @param bytes all of it, or its end
 * @param complete whether that is all
 */
public record Printed(byte[] bytes, boolean complete) {
    /** How many bytes of one output are kept. */
    public static final int MOST = 16 << 20;

    /** Nothing. */
    public static final Printed NOTHING = new Printed(new byte[0], true);

    /** What is no UTF-8 is shown as a sign for that. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The last lines that are not blank, at most so many. */
    public List<String> lastLines(int most) {
        List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
}
