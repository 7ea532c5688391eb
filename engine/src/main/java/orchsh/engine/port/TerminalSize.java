package orchsh.engine.port;

/**
 * How much fits on a terminal.
 *
 * @param columns characters a line, at least 1
 * @param rows lines, at least 1
 */
public record TerminalSize(int columns, int rows) {
    private static final int MOST = 0xFFFF;

    public TerminalSize {
        if (columns < 1 || rows < 1 || columns > MOST || rows > MOST) {
            throw new IllegalArgumentException("a terminal of " + columns + " columns and " + rows + " rows is none");
        }
    }
}
