package orchsh.engine.problem;

/**
 * The line of the user's text that a problem is about, and the part of it to underline.
 *
 * @param text the whole line
 * @param from first underlined column, counted from 1
 * @param length how many characters are underlined, at least 1
 */
public record Excerpt(String text, int from, int length) {
    public Excerpt {
        if (from < 1 || length < 1) {
            throw new IllegalArgumentException("nothing to underline from column " + from + " for " + length);
        }
    }
}
