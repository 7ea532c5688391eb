package orchsh.engine.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection over an encrypted port; it lies on a channel, so that an interrupt ends it. */
final class TlsConnection extends Connection {
    private final SocketChannel channel;
    private final SocketAddress address;
    private final EngineAddress.Tcp where;
    private final Tls tls;
    private @Nullable SSLSocket socket;
    private @Nullable WireInput input;
    private @Nullable OutputStream output;

    TlsConnection(SocketChannel channel, SocketAddress address, EngineAddress.Tcp where, Tls tls) {
        this.channel = channel;
        this.address = address;
        this.where = where;
        this.tls = tls;
    }

    @Override
    void open() throws IOException {
        channel.connect(address);
        SSLSocket encrypted = tls.wrap(channel.socket(), where.host(), where.port());
        encrypted.startHandshake();
        socket = encrypted;
        input = new WireInput(encrypted.getInputStream());
        output = encrypted.getOutputStream();
    }

    @Override
    WireInput input() {
        return opened(input);
    }

    @Override
    OutputStream output() {
        return opened(output);
    }

    @Override
    void shutdownOutput() throws IOException {
        opened(socket).shutdownOutput();
    }

    /** The encryption hides whether the other side has hung up, so it is believed to be there. */
    @Override
    boolean isQuiet() {
        return input().isDrained();
    }

    @Override
    boolean seesEnd() {
        return false;
    }

    /** Closes the channel below: a farewell by the rules of TLS could wait for a write that never ends. */
    @Override
    void close() {
        Quietly.close(channel);
    }

    private static <T> T opened(@Nullable T thing) {
        if (thing == null) {
            throw new IllegalStateException("the connection is not open");
        }
        return thing;
    }
}
