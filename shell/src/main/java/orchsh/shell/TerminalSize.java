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
            return SizeText.of(String.valueOf(size.getColumns()), String.valueOf(size.getRows()))
                    .orElse(Size.USUAL);
        } catch (IOException | RuntimeException e) {
            return Size.USUAL;
        }
    }
}
