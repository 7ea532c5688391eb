package orchsh.engine.problem;

/**
 * A place in a file the user wrote.
 *
 * @param file the file's name as the user would type it
 * @param line counted from 1
 * @param column counted from 1; 0 when only the line is known
 */
public record Location(String file, int line, int column) {
    public Location {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException("no such place: " + file + ":" + line + ":" + column);
        }
    }

    @Override
    public String toString() {
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
