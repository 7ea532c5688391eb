package orchsh.shell.prompt;

import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Makes a terminal what it was before the prompt, for a process that ends at once. */
final class HandBack implements Runnable {
    private static final String NO_BRACKETED_PASTE = "\033[?2004l";

    private final Terminal terminal;
    private final ProgramModes modes;
    private final Attributes before;

    /** @param modes what the programs that the terminal is lent to make of it */
    HandBack(Terminal terminal, ProgramModes modes) {
        this.terminal = terminal;
        this.modes = modes;
        this.before = terminal.getAttributes();
    }

    @Override
    public void run() {
        LastWords.say(() -> {
            terminal.setAttributes(before);
            write();
        });
    }

    /** All rows scroll again, keys and pastes are sent as usual, and the cursor stands below everything. */
    private void write() {
        int last = Math.max(0, terminal.getSize().getRows() - 1);
        modes.undo(terminal.writer()::write);
        terminal.puts(Capability.change_scroll_region, 0, last);
        terminal.puts(Capability.cursor_address, last, 0);
        terminal.puts(Capability.keypad_local);
        terminal.writer().write(NO_BRACKETED_PASTE + "\r\n");
        terminal.flush();
    }
}
