package orchsh.shell.prompt;

import java.util.List;
import java.util.function.Supplier;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.session.status.SessionStatus;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;

/** The last line of the terminal, which says how the stack is. Windows with few lines have none. */
final class StatusLine implements AutoCloseable {
    private static final int FEWEST_ROWS = 6;

    private final PromptReader reader;
    private final Terminal terminal;
    private final StatusText text;
    private SessionStatus latest = SessionStatus.UNKNOWN;
    private boolean isAway;
    private boolean isDrawn;

    StatusLine(PromptReader reader, Terminal terminal, Appearance look) {
        this.reader = reader;
        this.terminal = terminal;
        this.text = new StatusText(look);
    }

    /** @param status asked for in its turn, so that the latest one is never overtaken */
    void show(Supplier<SessionStatus> status) {
        reader.alone(() -> {
            latest = status.get();
            draw();
        });
    }

    /** To be called when what is below the cursor was cleared. */
    void drawAgain() {
        reader.alone(this::draw);
    }

    /** How many rows it takes. */
    int rows() {
        return reader.aloneGet(() -> isDrawn && !isAway ? 1 : 0);
    }

    private void draw() {
        if (isAway) {
            return;
        }
        int columns = terminal.getSize().getColumns();
        if (terminal.getSize().getRows() < FEWEST_ROWS || columns < 2) {
            if (isDrawn) {
                Status.getStatus(terminal).hide();
                isDrawn = false;
            }
            return;
        }
        AttributedString line = AttributedString.fromAnsi(text.of(latest, columns - 1));
        Status.getStatus(terminal).update(List.of(line));
        isDrawn = true;
        write(line);
    }

    /** All of it, for somebody may have cleared what is below the cursor since. */
    private void write(AttributedString line) {
        terminal.puts(Capability.save_cursor);
        terminal.puts(Capability.cursor_address, terminal.getSize().getRows() - 1, 0);
        terminal.writer().write(line.toAnsi(terminal));
        terminal.puts(Capability.restore_cursor);
        terminal.flush();
    }

    /** Leaves the whole terminal to somebody else. */
    void leave() {
        reader.alone(() -> {
            if (isDrawn) {
                Status status = Status.getStatus(terminal);
                status.hide();
                status.suspend();
                terminal.flush();
            }
            isAway = true;
        });
    }

    void comeBack() {
        reader.alone(() -> {
            isAway = false;
            if (isDrawn) {
                Status status = Status.getStatus(terminal);
                status.resize();
                status.restore();
            }
            draw();
        });
    }

    /** To be called when the window has another size. */
    void resized() {
        reader.alone(() -> {
            if (isDrawn && !isAway) {
                Status.getStatus(terminal).resize();
            }
            draw();
        });
    }

    /** Gives the row back. */
    @Override
    public void close() {
        reader.alone(() -> {
            if (isDrawn) {
                Status.getStatus(terminal).hide();
                terminal.flush();
                isDrawn = false;
            }
            isAway = true;
        });
    }
}
