package orchsh.dsl.build;

/**
 * Where a word stands in the script.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param length how many characters of the line belong to it
 */
public record Place(int line, int column, int length) {
    public static final Place START = new Place(1, 1, 1);
}
