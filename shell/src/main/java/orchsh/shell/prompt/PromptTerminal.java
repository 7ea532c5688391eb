package orchsh.shell.prompt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.invocation.RawTerminal;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.AbstractTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The terminal that the prompt is on, as it is lent to other processes. */
final class PromptTerminal implements RawTerminal {
    private static final String NAME = "orchsh";
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final List<Signal> KEYS = List.of(Signal.INT, Signal.QUIT, Signal.TSTP);
    /** Those that go to all processes on the terminal, without Ctrl-Z, which is to stop all of them. */
    private static final List<Signal> KEYS_OF_ALL = List.of(Signal.INT, Signal.QUIT);

    private final Terminal terminal;
    private final PromptReader reader;
    private final StatusLine status;
    private final ProgramModes modes;
    private final List<Consumer<Size>> listeners = new CopyOnWriteArrayList<>();

    PromptTerminal(Terminal terminal, PromptReader reader, StatusLine status, ProgramModes modes) {
        this.terminal = terminal;
        this.reader = reader;
        this.status = status;
        this.modes = modes;
    }

    /** Nobody knows what the terminal can do. */
    static final class UnknownTypeException extends IOException {
        private static final long serialVersionUID = 1;

        UnknownTypeException(String type) {
            super("nothing is known here of a terminal of type `" + type + "`");
        }
    }

    /** The terminal of the process. It is asked nothing, for its answers would look like keys. */
    static Terminal ofProcess(Invocation caller) throws IOException {
        Map<String, String> environment = caller.surroundings().environment();
        String type = environment.getOrDefault("TERM", "dumb");
        try {
            Terminal terminal = open(type);
            ((AbstractTerminal) terminal).setEnv(environment::get);
            return terminal;
        } catch (UnknownTypeException e) {
            throw e;
        } catch (IOException | LinkageError e) {
            return searched(type, environment);
        }
    }

    /** As on nearly every machine, without a look at what else there might be. */
    static Terminal open(String type) throws IOException {
        if (!TerminalType.isKnown(type)) {
            throw new UnknownTypeException(type);
        }
        return new JniTerminalProvider()
                .sysTerminal(
                        NAME,
                        type,
                        false,
                        UTF_8,
                        UTF_8,
                        UTF_8,
                        true,
                        SignalHandler.SIG_DFL,
                        false,
                        SystemStream.Output);
    }

    /** Where the library for that cannot be loaded. */
    private static Terminal searched(String type, Map<String, String> environment) throws IOException {
        return TerminalBuilder.builder()
                .name(NAME)
                .system(true)
                .providers("exec")
                .dumb(true)
                .graphemeCluster(false)
                .nativeSignals(true)
                .encoding(UTF_8)
                .type(type)
                .env(environment::get)
                .build();
    }

    /** Takes what a process elsewhere prints, byte for byte. */
    OutputStream output() {
        return modes.over(terminal.output());
    }

    /** All of it: what is lent has no status line. */
    @Override
    public Size size() {
        return sizeOf(terminal, 0);
    }

    /** How much of it is left above its last rows; where it does not know itself, the usual. */
    static Size sizeOf(Terminal terminal, int reserved) {
        org.jline.terminal.Size size = terminal.getSize();
        return size.getColumns() < 1 || size.getRows() <= reserved
                ? Size.USUAL
                : new Size(size.getColumns(), size.getRows() - reserved);
    }

    @Override
    public Registration onResize(Consumer<Size> told) {
        listeners.add(told);
        return () -> listeners.remove(told);
    }

    /** To be called when its window has another size. */
    void resized() {
        Size now = size();
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public Loan lend() {
        return new Lent(KEYS, RawMode::of);
    }

    @Override
    public Loan lendAsItIs() {
        return new Lent(KEYS_OF_ALL, UnaryOperator.identity());
    }

    /** Without status line, and what the keys do is the business of the other end. */
    private final class Lent implements Loan {
        private final Attributes before = terminal.getAttributes();
        private final Map<Signal, SignalHandler> handlers = new EnumMap<>(Signal.class);
        private boolean isGivenBack;

        /** @param mode how the terminal is set up meanwhile */
        Lent(List<Signal> keys, UnaryOperator<Attributes> mode) {
            status.leave();
            keys.forEach(key -> handlers.put(key, terminal.handle(key, pressed -> {})));
            terminal.setAttributes(mode.apply(before));
        }

        @Override
        public synchronized void close() {
            if (!isGivenBack) {
                isGivenBack = true;
                terminal.setAttributes(before);
                modes.undo(reader::write);
                handlers.forEach(terminal::handle);
                status.comeBack();
            }
        }
    }
}
