package orchsh.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A connection over a socket of the file system or a plain port. A channel, and not a stream, carries it, for that is
 * what an interrupt of the thread ends at once.
 */
final class ChannelConnection extends Connection {
    private final SocketChannel channel;
    private final SocketAddress address;
    private final WireInput input;
    private final OutputStream output;

    ChannelConnection(SocketChannel channel, SocketAddress address) {
        this.channel = channel;
        this.address = address;
        this.input = new WireInput(new ChannelInput(channel));
        this.output = new ChannelOutput(channel);
    }

    @Override
    void open() throws IOException {
        channel.connect(address);
    }

    @Override
    WireInput input() {
        return input;
    }

    @Override
    OutputStream output() {
        return output;
    }

    @Override
    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    boolean isQuiet() {
        if (!input.isDrained()) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            int count = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return count == 0;
        } catch (IOException e) {
            return false; // that it cannot be asked is the answer
        }
    }

    @Override
    void close() {
        Quietly.close(channel);
    }

    /** Reads a blocking channel; the JDK's own stream for it cannot read while another thread writes. */
    private static final class ChannelInput extends InputStream {
        private final SocketChannel channel;

        ChannelInput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    /** Writes a blocking channel. */
    private static final class ChannelOutput extends OutputStream {
        private final SocketChannel channel;

        ChannelOutput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }
}
