package orchsh.shell.prompt;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.Streams;
import org.jline.terminal.Terminal;

/** What one entry reads and writes while it is in front. */
final class CommandConsole implements AutoCloseable {
    private final PromptReader reader;
    private final Keys keys;
    private final CommandWriter writer;
    private final CommandBytes bytes;
    private final Console console;

    /** @param cleared is called when all that is below the cursor was cleared */
    CommandConsole(PromptReader reader, Terminal terminal, PromptTerminal lendable, Appearance look, Runnable cleared) {
        this.reader = reader;
        this.keys = new Keys(terminal);
        this.writer = new CommandWriter(reader, cleared);
        this.bytes = new CommandBytes(reader, lendable.output());
        this.console = new Console(
                new PrintWriter(writer),
                new PrintWriter(writer.folded()),
                new BufferedReader(new InputStreamReader(keys, StandardCharsets.UTF_8)),
                look,
                look,
                Asking.POSSIBLE,
                new Streams(keys, bytes, bytes, Optional.of(lendable), Streams.Source.KEYBOARD));
    }

    Console console() {
        return console;
    }

    /** To be called when Ctrl-C was pressed, which the terminal shows. */
    void keyShown() {
        writer.keyShown();
    }

    /** Nothing is read or shown from now on; what was shown ends with its line. */
    @Override
    public void close() {
        writer.cutOff();
        bytes.cutOff();
        keys.end();
        if (writer.endsInLine()) {
            reader.write("\n");
        }
    }
}
