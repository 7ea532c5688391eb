package orchsh.shell.prompt;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import orchsh.engine.caller.Background;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.TerminalProvider;

/** A pseudo-terminal of its own that nobody sees: whenever a prompt is shown on it, the next of some lines is typed. */
final class StageTerminal {
    private static final String TYPE = "xterm-256color";
    private static final Size SIZE = new Size(100, 30);
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private final Pty pty;
    private final Deque<String> lines;

    private StageTerminal(Pty pty, List<String> lines) {
        this.pty = pty;
        this.lines = new ArrayDeque<>(lines);
    }

    /** Opens one, and shortly that of the process, where no line is typed: each takes classes of its own. */
    static Terminal open(List<String> lines) throws IOException {
        PromptTerminal.open(TYPE).close();
        TerminalProvider provider = new JniTerminalProvider();
        Pty pty = ((JniTerminalProvider) provider).open(null, SIZE);
        Background.start("typing", new StageTerminal(pty, lines)::type);
        return new PosixSysTerminal(provider, "orchsh", TYPE, pty, UTF_8, UTF_8, UTF_8, true, SignalHandler.SIG_DFL);
    }

    private void type() {
        StringBuilder shown = new StringBuilder();
        try (Reader screen = new InputStreamReader(pty.getMasterInput(), UTF_8);
                OutputStream keys = pty.getMasterOutput()) {
            for (int next = screen.read(); next >= 0; next = screen.read()) {
                shown.append((char) next);
                if (!lines.isEmpty() && shown.indexOf(Wording.PROMPT) >= 0) {
                    shown.setLength(0);
                    keys.write((lines.removeFirst() + "\r").getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            return; // it was closed, which is how a terminal ends
        }
    }
}
