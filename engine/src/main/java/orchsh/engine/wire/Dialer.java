package orchsh.engine.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import orchsh.engine.caller.Surroundings;
import org.jspecify.annotations.Nullable;

/** Makes connections to one address. */
final class Dialer {
    private final EngineAddress address;
    private final Surroundings surroundings;
    private @Nullable Tls tls;

    Dialer(EngineAddress address, Surroundings surroundings) {
        this.address = address;
        this.surroundings = surroundings;
    }

    EngineAddress address() {
        return address;
    }

    /** A connection that is still to be opened. */
    Connection connection() throws IOException {
        if (address instanceof EngineAddress.Unix unix) {
            SocketAddress socket = UnixDomainSocketAddress.of(unix.socket());
            return new ChannelConnection(SocketChannel.open(StandardProtocolFamily.UNIX), socket);
        }
        if (address instanceof EngineAddress.Tcp tcp) {
            SocketAddress port = new InetSocketAddress(resolve(tcp.host()), tcp.port());
            if (tcp.tls().isEmpty()) {
                return new ChannelConnection(SocketChannel.open(), port);
            }
            return new TlsConnection(
                    SocketChannel.open(), port, tcp, tls(tcp.tls().get()));
        }
        return new SshConnection(SshConnection.command((EngineAddress.Ssh) address), surroundings);
    }

    private static InetAddress resolve(String host) throws UnknownHostException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw (UnknownHostException) new UnknownHostException(host).initCause(e);
        }
    }

    private synchronized Tls tls(TlsFiles files) {
        if (tls == null) {
            tls = new Tls(files);
        }
        return tls;
    }
}
