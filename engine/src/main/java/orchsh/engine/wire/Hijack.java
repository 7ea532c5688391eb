package orchsh.engine.wire;

import java.io.IOException;
import java.io.InputStream;

/** A connection taken over from HTTP: a process's output comes in, its input goes out. To be closed. */
public final class Hijack implements AutoCloseable {
    private final Exchange exchange;
    private final Incoming input;

    Hijack(Exchange exchange) {
        this.exchange = exchange;
        this.input = new Incoming();
    }

    /** What the other side sends, as it is. */
    public InputStream input() {
        return input;
    }

    /** What the other side sends when it has no terminal: output and errors, each in frames. */
    public FrameReader frames() {
        return new FrameReader(input);
    }

    /** Reads some of what the other side sends; -1 at its end. */
    public int read(byte[] bytes) {
        return input.read(bytes, 0, bytes.length);
    }

    public void write(byte[] bytes, int offset, int length) {
        try {
            exchange.output().write(bytes, offset, length);
            exchange.output().flush();
        } catch (IOException e) {
            throw exchange.explain(e);
        }
    }

    /** The process sees the end of its input; its output goes on. Not for a terminal: engines then drop the output. */
    public void shutdownOutput() {
        try {
            exchange.shutdownOutput();
        } catch (IOException e) {
            throw exchange.explain(e);
        }
    }

    @Override
    public void close() {
        exchange.abandon();
    }

    /** The input, its failures in words. */
    private final class Incoming extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return exchange.input().read(bytes, offset, length);
            } catch (IOException e) {
                throw exchange.explain(e);
            }
        }
    }
}
