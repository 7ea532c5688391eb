package orchsh.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.shell.invocation.Appearance.Size;

/**
 * How large the terminal is. The launcher says so at the start, for asking takes longer than many a command; only when
 * the window has changed since is the terminal asked.
 */
final class TerminalSize implements Supplier<Size> {
    private volatile Optional<Size> known;

    TerminalSize(Optional<Size> atStart) {
        this.known = atStart;
    }

    /** Reads rows and columns as {@code stty size} prints them: {@code 24 80}. */
    static Optional<Size> parse(String text) {
        String[] parts = text.strip().split(" ", -1);
        return parts.length == 2 ? of(parts[1], parts[0]) : Optional.empty();
    }

    static Optional<Size> of(String columns, String rows) {
        try {
            return Optional.of(new Size(Integer.parseInt(columns), Integer.parseInt(rows)));
        } catch (IllegalArgumentException e) {
            // Terminals that do not know say 0, and variables may hold anything.
            return Optional.empty();
        }
    }

    void changed() {
        known = Optional.empty();
    }

    @Override
    public Size get() {
        Optional<Size> size = known;
        if (size.isEmpty()) {
            size = Optional.of(asked());
            known = size;
        }
        return size.get();
    }

    private static Size asked() {
        try {
            org.jline.terminal.Size size = SystemTerminal.driver().getSize();
            return of(String.valueOf(size.getColumns()), String.valueOf(size.getRows()))
                    .orElse(Size.USUAL);
        } catch (IOException | RuntimeException e) {
            return Size.USUAL;
        }
    }
}
