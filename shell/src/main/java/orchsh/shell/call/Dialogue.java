package orchsh.shell.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import orchsh.engine.live.Conversation;
import orchsh.engine.live.Conversation.Resizes;
import orchsh.engine.port.Session;
import orchsh.engine.port.Session.Channel;
import orchsh.engine.port.Session.Ending;
import orchsh.engine.port.TerminalSize;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.Appearance.Size;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.invocation.Streams;
import org.jspecify.annotations.Nullable;

/**
 * Lets the caller talk with a process in a container, through the caller's own streams. It ends as the process does; where
 * nobody reads the output any more, it has ended well.
 */
public final class Dialogue {
    private final Streams streams;
    private final Optional<RawTerminal> terminal;
    private final Optional<InputStream> input;
    private final AtomicReference<@Nullable IOException> unwritable = new AtomicReference<>();

    /** @param terminal the caller's, if the process has one too */
    public Dialogue(Streams streams, Optional<RawTerminal> terminal, boolean inputWanted) {
        this.streams = streams;
        this.terminal = terminal;
        this.input = inputWanted ? Optional.of(streams.in()) : Optional.empty();
    }

    public static TerminalSize sizeOf(Size size) {
        return new TerminalSize(size.columns(), size.rows());
    }

    /** How it ended; absent when nobody reads the output any more. */
    public Optional<Ending> hold(Session session) {
        Resizes resizes = terminal.<Resizes>map(its -> told -> its.onResize(size -> told.accept(sizeOf(size))))
                .orElse(Resizes.NONE);
        try {
            return Optional.of(new Conversation(session).hold(input, this::print, resizes));
        } catch (ProblemException e) {
            IOException why = unwritable.get();
            if (why != null && Streams.isClosedPipe(why)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void print(Channel channel, byte[] bytes, int offset, int length) throws IOException {
        OutputStream out = channel == Channel.ERRORS ? streams.err() : streams.out();
        try {
            out.write(bytes, offset, length);
            out.flush();
        } catch (IOException e) {
            unwritable.set(e);
            throw e;
        }
    }

    /** The code of a process that ended; one that was let go of goes on, which is said. */
    public static ExitCode codeOf(Ending ending, String container, Call call) {
        if (ending instanceof Ending.Exited exited) {
            return ExitCode.ofProgram(exited.code());
        }
        call.note("let go of `" + container + "`, which goes on");
        return ExitCode.FINE;
    }
}
