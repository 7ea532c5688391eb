package orchsh.engine.problem;

import java.util.Optional;

/**
 * A place in a file the user wrote.
 *
 * @param file the file's name as the user would type it
 * @param line counted from 1
 * @param column counted from 1; 0 when only the line is known
 * @param includedAt where the file was included; nothing for the file that was asked for
 */
public record Location(String file, int line, int column, Optional<Location> includedAt) {
    public Location {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException("no such place: " + file + ":" + line + ":" + column);
        }
    }

    /** A place in the file that was asked for. */
    public Location(String file, int line, int column) {
        this(file, line, column, Optional.empty());
    }

    /** {@code lib.groovy:3:5 <- stack.groovy:7}: the place, and the lines that led to its file. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file).append(':').append(line);
        if (column > 0) {
            text.append(':').append(column);
        }
        for (Optional<Location> from = includedAt; from.isPresent(); from = from.get().includedAt) {
            text.append(" <- ").append(from.get().file).append(':').append(from.get().line);
        }
        return text.toString();
    }
}
