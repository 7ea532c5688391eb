package orchsh.engine.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.DetachKeys;
import orchsh.engine.port.Session;
import orchsh.engine.port.TerminalSize;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.problem.Words;
import orchsh.engine.wire.FrameReader;
import orchsh.engine.wire.Hijack;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;
import org.jspecify.annotations.Nullable;

/** A conversation over a connection taken over from HTTP. */
final class WireSession implements Session {
    private static final Duration TO_BEGIN = Duration.ofSeconds(5);
    private static final byte[] END_OF_TRANSMISSION = {4};

    private final WireClient client;
    private final Hijack hijack;
    private final ProcessEnd end;
    private final CancellationToken cancellation;
    private final String resizeTarget;
    private final Optional<DetachFilter> terminal;
    private volatile boolean over;

    /**
     * Begins.
     *
     * @param resizeTarget what is asked for another size, without its query
     * @param terminal the keys that let go, when the process has a terminal
     */
    WireSession(
            WireClient client,
            Hijack hijack,
            ProcessEnd end,
            String resizeTarget,
            Optional<DetachKeys> terminal,
            CancellationToken cancellation) {
        this.client = client;
        this.hijack = hijack;
        this.end = end;
        this.resizeTarget = resizeTarget;
        this.terminal = terminal.map(DetachFilter::new);
        this.cancellation = cancellation;
    }

    @Override
    public Ending read(Output output) {
        ProblemException broken = null;
        try {
            if (terminal.isPresent()) {
                readRaw(output);
            } else {
                readFrames(output);
            }
        } catch (ProblemException e) {
            boolean letGo = terminal.isPresent() && terminal.get().isAsked();
            if ((e.kind() == Kind.INTERRUPTED && !letGo) || e.getCause() instanceof UnwritableException) {
                throw e;
            }
            broken = e;
        } finally {
            over = true;
        }
        return ending(broken);
    }

    /** A process that ends without having read its input breaks the connection, which is no reason to worry. */
    private Ending ending(@Nullable ProblemException broken) {
        if (terminal.isPresent() && terminal.get().isAsked()) {
            return new Ending.Detached();
        }
        if (broken != null && !hasEnded(broken)) {
            throw broken;
        }
        return new Ending.Exited(end.exitCode());
    }

    private boolean hasEnded(ProblemException broken) {
        try {
            return !end.isRunning();
        } catch (ProblemException | RefusedException e) {
            broken.addSuppressed(e);
            return false;
        }
    }

    private void readRaw(Output output) {
        byte[] buffer = new byte[16 * 1024];
        int count = hijack.read(buffer);
        while (count >= 0) {
            write(output, Channel.OUTPUT, buffer, count);
            count = hijack.read(buffer);
        }
    }

    private void readFrames(Output output) {
        byte[] buffer = new byte[16 * 1024];
        FrameReader frames = hijack.frames();
        while (frames.next()) {
            Channel channel = frames.isError() ? Channel.ERRORS : Channel.OUTPUT;
            int count = frames.read(buffer, 0, buffer.length);
            while (count >= 0) {
                write(output, channel, buffer, count);
                count = frames.read(buffer, 0, buffer.length);
            }
        }
    }

    private static void write(Output output, Channel channel, byte[] bytes, int length) {
        try {
            output.write(channel, bytes, 0, length);
        } catch (IOException e) {
            throw new ProblemException(
                    Kind.STACK,
                    Problem.error("what the process prints cannot be passed on: " + Words.of(e)),
                    new UnwritableException(e));
        }
    }

    /** Our own side takes no more. */
    private static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnwritableException(IOException cause) {
            super(cause);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (terminal.isEmpty()) {
            hijack.write(bytes, offset, length);
            return;
        }
        byte[] passed = terminal.get().typed(bytes, offset, length);
        if (passed.length > 0) {
            hijack.write(passed, 0, passed.length);
        }
        if (terminal.get().isAsked()) {
            hijack.close();
        }
    }

    /** Half of a terminal cannot be closed: the engine would drop what is still printed. So it is told as people do. */
    @Override
    public void endInput() {
        if (terminal.isPresent()) {
            hijack.write(END_OF_TRANSMISSION, 0, END_OF_TRANSMISSION.length);
        } else {
            hijack.shutdownOutput();
        }
    }

    /** The connection is there a moment before the process is; until then engines refuse. */
    @Override
    public void resize(TerminalSize size) {
        if (terminal.isEmpty()) {
            throw new IllegalStateException("a process without a terminal has no size");
        }
        long deadline = System.nanoTime() + TO_BEGIN.toNanos();
        while (!over) {
            try (WireResponse response =
                    client.send(resizeRequest(size), cancellation).accepted()) {
                response.drain();
                return;
            } catch (RefusedException e) {
                if (System.nanoTime() - deadline >= 0 && !over && end.isRunning()) {
                    throw new ProblemException(
                            Kind.STACK, Problem.error("the terminal cannot be resized: " + e.reason()), e);
                }
                if (System.nanoTime() - deadline >= 0) {
                    return;
                }
                pause();
            }
        }
    }

    private WireRequest resizeRequest(TerminalSize size) {
        String target = Target.of(resizeTarget)
                .parameter("h", Integer.toString(size.rows()))
                .parameter("w", Integer.toString(size.columns()))
                .toString();
        return WireRequest.post(target).within(WireRequest.LOOK);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Kind.INTERRUPTED, Problem.error("interrupted"), e);
        }
    }

    @Override
    public void close() {
        over = true;
        hijack.close();
        end.close();
    }
}
