package orchsh.engine.wire;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import orchsh.engine.caller.Surroundings;

/** Where a container engine listens; {@code toString} gives it back in Docker's notation. */
public sealed interface EngineAddress {

    /** A socket in the file system. */
    record Unix(Path socket) implements EngineAddress {
        @Override
        public String toString() {
            return "unix://" + socket;
        }
    }

    /**
     * A port of a host.
     *
     * @param tls how to encrypt; absent means not at all
     */
    record Tcp(String host, int port, Optional<TlsFiles> tls) implements EngineAddress {
        @Override
        public String toString() {
            return "tcp://" + bracketed(host) + ":" + port;
        }
    }

    /**
     * A host that is reached by a secure shell, with a docker command on it.
     *
     * @param user who to log in as; absent leaves it to ssh
     * @param port ssh's port there; absent leaves it to ssh
     * @param socket the engine's socket there; absent leaves it to the docker command
     */
    record Ssh(Optional<String> user, String host, OptionalInt port, Optional<String> socket) implements EngineAddress {
        @Override
        public String toString() {
            return "ssh://" + (user.isPresent() ? user.get() + "@" : "") + bracketed(host)
                    + (port.isPresent() ? ":" + port.getAsInt() : "") + socket.orElse("");
        }
    }

    /**
     * Reads {@code unix:///PATH}, {@code tcp://HOST[:PORT]}, {@code http(s)://HOST[:PORT]} or
     * {@code ssh://[USER@]HOST[:PORT][/SOCKET]}. Whether a port speaks TLS is told by Docker's own variables
     * {@code DOCKER_TLS_VERIFY}, {@code DOCKER_TLS} and {@code DOCKER_CERT_PATH}.
     */
    static EngineAddress parse(String text, Surroundings surroundings) {
        return new EngineAddressReader(text, surroundings).read();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** The same engine address with other certificates; only a port has any. */
    default EngineAddress withTls(TlsFiles files) {
        return this instanceof Tcp tcp ? new Tcp(tcp.host, tcp.port, Optional.of(files)) : this;
    }
}
