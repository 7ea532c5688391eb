package orchsh.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.prompt.Interrupts;
import orchsh.shell.prompt.LastWords;
import orchsh.shell.prompt.ProgramModes;
import orchsh.shell.prompt.RawMode;
import org.jline.terminal.Attributes;
import org.jline.terminal.spi.Pty;

/** The terminal that the process was started on. */
final class ProcessTerminal implements RawTerminal {
    private final TerminalSize size;
    private final OutputStream output;
    private final Interrupts interrupts;
    private final ProgramModes modes = new ProgramModes();
    private final List<Consumer<Size>> listeners = new CopyOnWriteArrayList<>();
    private final List<Lent> lent = new CopyOnWriteArrayList<>();

    /**
     * @param output what is written to it
     * @param interrupts what Ctrl-C does
     */
    ProcessTerminal(TerminalSize size, OutputStream output, Interrupts interrupts) {
        this.size = size;
        this.output = output;
        this.interrupts = interrupts;
    }

    /** Takes what a process elsewhere prints, byte for byte. */
    OutputStream output() {
        return modes.over(output);
    }

    @Override
    public Size size() {
        return size.get();
    }

    @Override
    public Registration onResize(Consumer<Size> told) {
        listeners.add(told);
        return () -> listeners.remove(told);
    }

    /** To be called when its window has another size. */
    void resized() {
        size.changed();
        if (!listeners.isEmpty()) {
            Size now = size.get();
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    @Override
    public Loan lend() {
        try {
            Lent loan = new Lent(SystemTerminal.driver());
            lent.add(loan);
            return loan;
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the terminal cannot be handed over: " + Words.of(e))
                            .hint("`-T` does without it"),
                    e);
        }
    }

    @Override
    public Loan lendAsItIs() {
        Registration left = interrupts.handle(() -> {});
        return left::close;
    }

    /** Makes it what it was, for a process that ends before it gave it back. */
    void takeBack() {
        lent.forEach(loan -> LastWords.say(loan::restore));
    }

    /** Without echo, lines and signals: all that is the business of the terminal at the other end. */
    private final class Lent implements Loan {
        private final Pty terminal;
        private final Attributes before;

        Lent(Pty terminal) throws IOException {
            this.terminal = terminal;
            this.before = terminal.getAttr();
            terminal.setAttr(RawMode.of(before));
        }

        void restore() {
            try {
                terminal.setAttr(before);
            } catch (IOException e) {
                throw failure(e);
            }
            modes.undo(this::say);
        }

        private void say(String text) {
            try {
                output.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private static UncheckedIOException failure(IOException cause) {
            return new UncheckedIOException("the terminal cannot be made what it was", cause);
        }

        /** Until it is what it was, whoever ends the process at once sees to that, too. */
        @Override
        public void close() {
            if (lent.contains(this)) {
                restore();
                lent.remove(this);
            }
        }
    }
}
