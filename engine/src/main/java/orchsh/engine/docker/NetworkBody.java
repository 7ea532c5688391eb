package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import orchsh.engine.model.Network;
import orchsh.engine.port.NetworkOrder;

/** A network as the engine's API writes it; the library has no words for reserved addresses and options of pools. */
final class NetworkBody {
    private NetworkBody() {}

    /** @param usualOptions those that it has unless it says otherwise */
    static ObjectNode of(NetworkOrder order, Map<String, String> usualOptions) {
        Network network = order.network();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", order.name());
        body.put("CheckDuplicate", true);
        network.driver().ifPresent(driver -> body.put("Driver", driver));
        body.put("Internal", network.internal());
        body.put("Attachable", network.attachable());
        network.ip4().ifPresent(wanted -> body.put("EnableIPv4", wanted));
        network.ip6().ifPresent(wanted -> body.put("EnableIPv6", wanted));
        Map<String, String> options = new TreeMap<>(usualOptions);
        options.putAll(network.driverOptions());
        EndpointBody.addAll(body, "Options", options);
        EndpointBody.addAll(body, "Labels", order.labels());
        if (!network.addresses().equals(Network.Addresses.ANY)) {
            body.set("IPAM", addresses(network.addresses()));
        }
        return body;
    }

    private static ObjectNode addresses(Network.Addresses addresses) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        addresses.driver().ifPresent(driver -> body.put("Driver", driver));
        EndpointBody.addAll(body, "Options", addresses.options());
        if (!addresses.pools().isEmpty()) {
            var pools = body.putArray("Config");
            addresses.pools().forEach(pool -> pools.add(pool(pool)));
        }
        return body;
    }

    private static ObjectNode pool(Network.Pool pool) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        pool.subnet().ifPresent(subnet -> body.put("Subnet", subnet));
        pool.range().ifPresent(range -> body.put("IPRange", range));
        pool.gateway().ifPresent(gateway -> body.put("Gateway", gateway));
        EndpointBody.addAll(body, "AuxiliaryAddresses", pool.reserved());
        return body;
    }
}
