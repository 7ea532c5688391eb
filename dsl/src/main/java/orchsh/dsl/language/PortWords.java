package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say on which ports it is reached. */
public interface PortWords {

    /**
     * Publishes ports on the engine's host, in Docker's notation {@code '[[address:]host:]container[/protocol]'}. A bare
     * number is the port of the container, on a port of the host that the engine chooses.
     */
    @Word(value = "publishes ports on the engine's host", example = "port '8080:80'")
    void port(@Nullable Object... ports);

    /** Publishes pairs: {@code ports 8080: 80, 8443: 443}. */
    void port(Map<?, ?> ports);

    /** The same as {@link #port(Object...)}. */
    @Word(value = "publishes ports on the engine's host", example = "ports '8080:80', 443")
    default void ports(@Nullable Object... ports) {
        port(ports);
    }

    /** The same as {@link #port(Map)}. */
    default void ports(Map<?, ?> ports) {
        port(ports);
    }
}
