package orchsh.engine.model;

import java.util.List;

/**
 * A service's part in a network.
 *
 * @param network the network's name in the stack
 * @param aliases further names of the service there
 */
public record NetworkUse(String network, List<String> aliases) {
    public NetworkUse {
        Names.thing("network", network);
        aliases = List.copyOf(aliases);
    }

    public static NetworkUse of(String network) {
        return new NetworkUse(network, List.of());
    }
}
