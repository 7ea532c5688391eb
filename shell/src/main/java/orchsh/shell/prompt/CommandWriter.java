package orchsh.shell.prompt;

import java.io.Writer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the command in front writes. Once it is cut off, nothing of it is shown any more. */
final class CommandWriter extends Writer {
    private static final String CLEAR_BELOW = "\033[J";
    private static final String COLOUR = "\033\\[[0-9;]*m";
    private static final Pattern SEQUENCE = Pattern.compile("\033\\[[?0-9;]*[A-Za-z]");
    /** More than that is nothing that somebody says. */
    private static final int LONGEST_NOTE = 10_000;

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
        write(text, UnaryOperator.identity());
    }

    /** A way to write what is folded between words: lines that begin at the left and move no cursor. */
    Writer folded() {
        return new Notes();
    }

    private final class Notes extends Writer {
        @Override
        public void write(char[] text, int from, int length) {
            if (length > 0) {
                write(new String(text, from, length));
            }
        }

        @Override
        public void write(String text) {
            CommandWriter.this.write(text, CommandWriter.this::foldedIfPossible);
        }

        @Override
        public void flush() {
            CommandWriter.this.flush();
        }

        @Override
        public void close() {
            CommandWriter.this.close();
        }
    }

    private static boolean canBeFolded(String text) {
        return text.length() <= LONGEST_NOTE
                && text.indexOf('\r') < 0
                && text.indexOf('\t') < 0
                && text.replaceAll(COLOUR, "").indexOf('\033') < 0;
    }

    private String foldedIfPossible(String given) {
        return !endsInLine && canBeFolded(given) ? reader.folded(given) : given;
    }

    private void write(String given, UnaryOperator<String> shape) {
        reader.alone(() -> {
            String text = shape.apply(given);
            if (!isCutOff && !text.isEmpty()) {
                reader.write(text);
                if (text.contains(CLEAR_BELOW)) {
                    cleared.run();
                }
                noteEnd(SEQUENCE.matcher(text).replaceAll(""));
            }
        });
    }

    /** Colours and the like leave the cursor in its line. */
    private void noteEnd(String letters) {
        if (!letters.isEmpty()) {
            endsInLine = !letters.endsWith("\n") && !letters.endsWith("\r");
        }
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
