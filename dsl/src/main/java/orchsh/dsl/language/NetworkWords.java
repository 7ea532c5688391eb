package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say where it is reached and how it finds others. */
public interface NetworkWords {

    /** Joins networks of the stack; a service that joins none is in its default network. */
    @Word(value = "joins a network of the stack", example = "network 'back', alias: 'database'")
    void network(@Takes(String.class) @Nullable Object... names);

    /**
     * Joins a network, told in detail.
     *
     * <ul>
     *   <li>{@code alias}: further names of the service there
     *   <li>{@code ip}, {@code ip6}: fixed addresses, from a subnet that the network declares
     *   <li>{@code mac}: a fixed hardware address; {@code linkLocalIps}: addresses for this link alone
     *   <li>{@code priority}: of several networks, the one with the highest is joined first
     *   <li>{@code gwPriority}: of several networks, the one with the highest leads out
     *   <li>{@code interfaceName}: what the interface is called inside
     *   <li>{@code driverOpts}: options for the network's driver
     * </ul>
     */
    void network(
            @NamedParam(value = "alias", type = List.class)
                    @NamedParam(value = "ip", type = String.class)
                    @NamedParam(value = "ip6", type = String.class)
                    @NamedParam(value = "mac", type = String.class)
                    @NamedParam(value = "linkLocalIps", type = List.class)
                    @NamedParam(value = "priority", type = Integer.class)
                    @NamedParam(value = "gwPriority", type = Integer.class)
                    @NamedParam(value = "interfaceName", type = String.class)
                    @NamedParam(value = "driverOpts", type = Map.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /** Joins networks, each with the options of {@link #network(Map, Object)}: {@code networks back: [alias: 'db']}. */
    void network(@Pairs(unless = "") Map<?, ?> uses);

    /** The same as {@link #network(Object...)}. */
    @Word(value = "joins networks of the stack", example = "networks 'default', 'back'")
    default void networks(@Takes(String.class) @Nullable Object... names) {
        network(names);
    }

    /** The same as {@link #network(Map)}. */
    default void networks(@Pairs(unless = "") Map<?, ?> uses) {
        network(uses);
    }

    /**
     * Uses another kind of network than those of the stack: {@code 'host'} the host's own, {@code 'none'},
     * {@code 'bridge'} the engine's own, {@code 'service:NAME'} or {@code 'container:NAME'} that of another one.
     */
    @Word(value = "uses the network of the host or of another container", example = "networkMode 'host'")
    void networkMode(@Takes(String.class) @Nullable Object mode);

    /** Asks these servers for names that are not of the stack. */
    @Word(value = "asks these servers for names", example = "dns '9.9.9.9', '1.1.1.1'")
    void dns(@Takes(List.class) @Nullable Object... servers);

    /** Looks for short names in these domains, too. */
    @Word(value = "looks for short names in these domains", example = "dnsSearch 'example.org'")
    void dnsSearch(@Takes(List.class) @Nullable Object... domains);

    /** Sets options of {@code resolv.conf}. */
    @Word(value = "sets options of resolv.conf", example = "dnsOpt 'ndots:1'")
    void dnsOpt(@Takes(List.class) @Nullable Object... options);

    /** Gives names fixed addresses; {@code 'host-gateway'} is the address of the engine's host. */
    @Word(value = "gives names fixed addresses", example = "extraHosts 'outside': 'host-gateway'")
    void extraHosts(@Pairs(unless = "") Map<?, ?> addresses);

    /** Fixed addresses written as {@code 'name:address'} or {@code 'name=address'}. */
    void extraHosts(@Nullable Object... addresses);
}
