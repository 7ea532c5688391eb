package orchsh.shell.prompt;

import java.io.Writer;

/** What the command in front writes. Once it is cut off, nothing of it is shown any more. */
final class CommandWriter extends Writer {
    private static final String CLEAR_BELOW = "\033[J";

    private final PromptReader reader;
    private final Runnable cleared;
    private boolean isCutOff;
    private boolean endsInLine;

    /** @param cleared is called when all that is below the cursor was cleared */
    CommandWriter(PromptReader reader, Runnable cleared) {
        this.reader = reader;
        this.cleared = cleared;
    }

    @Override
    public void write(char[] text, int from, int length) {
        if (length > 0) {
            write(new String(text, from, length));
        }
    }

    @Override
    public void write(String text) {
        reader.alone(() -> {
            if (!isCutOff && !text.isEmpty()) {
                reader.write(text);
                if (text.contains(CLEAR_BELOW)) {
                    cleared.run();
                }
                endsInLine = text.charAt(text.length() - 1) != '\n' && !text.endsWith("\r");
            }
        });
    }

    @Override
    public void flush() {
        // Whatever is written is shown at once.
    }

    @Override
    public void close() {
        cutOff();
    }

    void cutOff() {
        reader.alone(() -> isCutOff = true);
    }

    /** The terminal has shown something itself: the key that was pressed. */
    void keyShown() {
        reader.alone(() -> endsInLine = true);
    }

    /** Whether the cursor stands behind something that was written. */
    boolean endsInLine() {
        return reader.aloneGet(() -> endsInLine);
    }
}
