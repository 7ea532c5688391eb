package orchsh.shell.prompt;

import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Makes a terminal what it was before the prompt, for a process that ends at once. */
final class HandBack implements Runnable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String NO_BRACKETED_PASTE = "\033[?2004l";

    private final Terminal terminal;
    private final Attributes before;

    HandBack(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
    }

    @Override
    public void run() {
        terminal.setAttributes(before);
        // A terminal that takes nothing does not keep the process.
        Thread writing = new Thread(this::write, "hand back");
        writing.setDaemon(true);
        writing.start();
        try {
            writing.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All rows scroll again, keys and pastes are sent as usual, and the cursor stands below everything. */
    private void write() {
        int last = Math.max(0, terminal.getSize().getRows() - 1);
        terminal.puts(Capability.change_scroll_region, 0, last);
        terminal.puts(Capability.cursor_address, last, 0);
        terminal.puts(Capability.keypad_local);
        terminal.writer().write(NO_BRACKETED_PASTE + "\r\n");
        terminal.flush();
    }
}
