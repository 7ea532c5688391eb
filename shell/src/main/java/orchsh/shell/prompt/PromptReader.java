package orchsh.shell.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import orchsh.shell.view.text.Folding;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Reads lines, and lets others write to its terminal only where neither spoils what the other shows. */
final class PromptReader extends LineReaderImpl {
    private Runnable whenResized = () -> {};
    private Runnable whenShown = () -> {};
    private BooleanSupplier takesTip = () -> false;
    private Supplier<String> tip = () -> "";
    private AttributedStyle styleOfTip = AttributedStyle.DEFAULT;

    PromptReader(Terminal terminal) {
        super(terminal, "orchsh", new HashMap<>());
    }

    /** @param done what is to be done beside, when the window gets another size while a line is typed */
    void whenResized(Runnable done) {
        whenResized = done;
    }

    /** @param shown what is to be shown behind the line, as long as it is typed and nothing is listed below it */
    void showTips(Supplier<String> shown, AttributedStyle style) {
        tip = shown;
        styleOfTip = style;
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        boolean isTipWanted = doAutosuggestion && post == null;
        AttributedString line = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        String shown = isTipWanted ? tip.get() : "";
        return shown.isEmpty()
                ? line
                : new AttributedStringBuilder()
                        .append(line)
                        .styled(styleOfTip, shown)
                        .toAttributedString();
    }

    /** @param work is done once, when a line is on the screen that can be typed at */
    void whenShown(Runnable work) {
        whenShown = work;
    }

    @Override
    protected void redisplay(boolean flush) {
        super.redisplay(flush);
        if (flush) {
            Runnable work = whenShown;
            whenShown = () -> {};
            work.run();
        }
    }

    /** @param take types what is suggested at the end of the line, if anything is */
    void takeTipsBy(BooleanSupplier take) {
        takesTip = take;
    }

    @Override
    protected synchronized void handleSignal(Signal signal) {
        if (signal != Signal.WINCH) {
            super.handleSignal(signal);
            return;
        }
        alone(() -> {
            takeLineAway();
            super.handleSignal(signal);
            whenResized.run();
            refresh();
        });
    }

    /** Whoever draws the line in a window of another size begins at its first column. */
    private void takeLineAway() {
        if (reading) {
            display.update(List.of(), 0);
            terminal.flush();
        }
    }

    @Override
    protected boolean forwardChar() {
        return takesTip.getAsBoolean() || super.forwardChar();
    }

    @Override
    protected boolean endOfLine() {
        return takesTip.getAsBoolean() || super.endOfLine();
    }

    /** Only what indents a line gives way to what closes its block. */
    @Override
    protected boolean insertClose(String bracket) {
        String typed = buf.upToCursor();
        if (typed.substring(typed.lastIndexOf('\n') + 1).isBlank()) {
            return super.insertClose(bracket);
        }
        Object indentation = getVariable(INDENTATION);
        setVariable(INDENTATION, 0);
        try {
            return super.insertClose(bracket);
        } finally {
            setVariable(INDENTATION, indentation);
        }
    }

    /** Does it while nobody else writes to the terminal. */
    void alone(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #alone}, for what gives something. */
    <T> T aloneGet(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a line is being typed. To be asked alone. */
    boolean isTyping() {
        return reading;
    }

    /** The text in lines that the window has room for. */
    String folded(String text) {
        return Folding.fold(text, terminal.getWidth());
    }

    /** Writes what the command in front has to say. */
    void write(String text) {
        alone(() -> {
            terminal.writer().write(text);
            terminal.writer().flush();
        });
    }

    /** Draws the line anew, should one be typed. */
    void refresh() {
        alone(() -> {
            if (reading) {
                redisplay();
                terminal.flush();
            }
        });
    }
}
