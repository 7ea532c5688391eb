package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say on which ports it is reached. */
public interface PortWords {

    /**
     * Publishes ports on the engine's host, in Docker's notation {@code '[[address:]host:]container[/protocol]'}. A bare
     * number is the port of the container, on a port of the host that the engine chooses. Both sides may be ranges:
     * {@code '8000-8010:80'} takes one that is free, {@code '8000-8001:80-81'} each for each, {@code '0:80'} any that is
     * free.
     */
    @Word(value = "publishes ports on the engine's host", example = "port '8080:80'")
    void port(@Nullable Object... ports);

    /**
     * Publishes pairs, {@code ports 8080: 80, 8443: 443}; or one port told in detail, when {@code target} is given: the
     * port of the container, {@code published} the one of the host, {@code hostIp} the address of the host,
     * {@code protocol} one of tcp, udp, sctp, and {@code mode}, which is {@code 'host'} or {@code 'ingress'} and means the
     * same on one engine.
     */
    void port(
            @Pairs(unless = "target")
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "published", type = String.class)
                    @NamedParam(value = "hostIp", type = String.class)
                    @NamedParam(value = "protocol", type = String.class)
                    @NamedParam(value = "mode", type = String.class)
                    Map<?, ?> ports);

    /** One port of the container and the other options of {@link #port(Map)}. */
    void port(
            @NamedParam(value = "published", type = String.class)
                    @NamedParam(value = "hostIp", type = String.class)
                    @NamedParam(value = "protocol", type = String.class)
                    @NamedParam(value = "mode", type = String.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object target);

    /** The same as {@link #port(Object...)}. */
    @Word(value = "publishes ports on the engine's host", example = "ports '8080:80', 443")
    default void ports(@Nullable Object... ports) {
        port(ports);
    }

    /** The same as {@link #port(Map)}. */
    default void ports(@Pairs(unless = "") Map<?, ?> ports) {
        port(ports);
    }

    /** Offers ports to other services without publishing them; links tell of them. */
    @Word(value = "offers ports to other services alone", example = "expose 8080, '9000-9010/udp'")
    void expose(@Takes(List.class) @Nullable Object... ports);
}
