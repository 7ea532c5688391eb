package orchsh.shell.prompt;

import java.io.IOException;
import java.io.OutputStream;

/** What a process elsewhere prints, byte for byte, until it is cut off. */
final class CommandBytes extends OutputStream {
    private final PromptReader reader;
    private final OutputStream terminal;
    private boolean isCutOff;

    CommandBytes(PromptReader reader, OutputStream terminal) {
        this.reader = reader;
        this.terminal = terminal;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        IOException failure = reader.aloneGet(() -> {
            try {
                if (!isCutOff) {
                    terminal.write(bytes, offset, length);
                    terminal.flush();
                }
                return null;
            } catch (IOException e) {
                return e;
            }
        });
        if (failure != null) {
            throw failure;
        }
    }

    void cutOff() {
        reader.alone(() -> isCutOff = true);
    }
}
