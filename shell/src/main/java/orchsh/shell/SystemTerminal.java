package orchsh.shell;

import java.io.IOException;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/**
 * The terminal of the process as its driver knows it. JLine's own terminals are no use where others talk with the terminal:
 * they write questions to it when they are made, and its answers look like keys.
 */
final class SystemTerminal {
    private SystemTerminal() {}

    /** There is nothing in it to be closed: the terminal belongs to whoever started the process. */
    static Pty driver() throws IOException {
        try {
            return new JniTerminalProvider().current(SystemStream.Output);
        } catch (IOException | RuntimeException | LinkageError e) {
            return new ExecTerminalProvider().current(SystemStream.Output);
        }
    }
}
