package orchsh.engine.model;

/**
 * A port that a container offers to others in its networks, without being published.
 *
 * @param port the port inside
 * @param protocol what is spoken on it
 */
public record ExposedPort(int port, Port.Protocol protocol) {
    public ExposedPort {
        Checks.between("a port", 1, 65535, port);
    }

    @Override
    public String toString() {
        return port + "/" + protocol.word();
    }
}
