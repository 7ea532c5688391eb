package orchsh.shell;

import java.util.Optional;
import orchsh.shell.invocation.Appearance.Size;

/** Reads how large a terminal is. */
final class SizeText {
    private SizeText() {}

    /** Reads rows and columns as {@code stty size} prints them: {@code 24 80}. */
    static Optional<Size> parse(String text) {
        String bare = text.strip();
        int blank = bare.indexOf(' ');
        return blank < 0 ? Optional.empty() : of(bare.substring(blank + 1), bare.substring(0, blank));
    }

    static Optional<Size> of(String columns, String rows) {
        if (columns.isEmpty() || rows.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Size(Integer.parseInt(columns), Integer.parseInt(rows)));
        } catch (IllegalArgumentException e) {
            // Terminals that do not know say 0, and variables may hold anything.
            return Optional.empty();
        }
    }
}
