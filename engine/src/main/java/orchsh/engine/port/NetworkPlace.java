package orchsh.engine.port;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.NetworkUse.Address;

/**
 * A container's place in a network.
 *
 * @param aliases further names of the container there
 * @param links for each alias the name of the container that has it for this one
 * @param address the addresses it has there
 * @param driverOptions for the network's driver
 * @param gatewayPriority of several networks, the one with the highest leads out
 * @param interfaceName how the interface is called inside
 */
public record NetworkPlace(
        List<String> aliases,
        SortedMap<String, String> links,
        Address address,
        SortedMap<String, String> driverOptions,
        Optional<Integer> gatewayPriority,
        Optional<String> interfaceName) {
    /** No names, and whatever address the engine gives. */
    public static final NetworkPlace ANY = new NetworkPlace(List.of(), Map.of());

    public NetworkPlace {
        aliases = List.copyOf(aliases);
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        driverOptions = Collections.unmodifiableSortedMap(new TreeMap<>(driverOptions));
    }

    /** With names, and nothing else of its own. */
    public NetworkPlace(List<String> aliases, Map<String, String> links) {
        this(aliases, new TreeMap<>(links), Address.ANY, new TreeMap<>(), Optional.empty(), Optional.empty());
    }

    /** As a service says, with the names that it has and knows there. */
    public static NetworkPlace of(NetworkUse use, List<String> aliases, SortedMap<String, String> links) {
        return new NetworkPlace(
                aliases, links, use.address(), use.driverOptions(), use.gatewayPriority(), use.interfaceName());
    }
}
