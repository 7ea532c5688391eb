package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import orchsh.engine.model.NetworkUse.Address;
import orchsh.engine.port.NetworkPlace;

/** A container's place in a network as the engine's API writes it; the library knows little more of it than names. */
final class EndpointBody {
    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

    private EndpointBody() {}

    static ObjectNode of(NetworkPlace place) {
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        addAll(endpoint, "Aliases", place.aliases());
        addAll(
                endpoint,
                "Links",
                place.links().entrySet().stream()
                        .map(link -> link.getValue() + ":" + link.getKey())
                        .toList());
        Address address = place.address();
        address.mac().ifPresent(mac -> endpoint.put("MacAddress", mac));
        ObjectNode fixed = JsonNodeFactory.instance.objectNode();
        address.ip4().ifPresent(ip -> fixed.put("IPv4Address", ip));
        address.ip6().ifPresent(ip -> fixed.put("IPv6Address", ip));
        addAll(fixed, "LinkLocalIPs", address.linkLocal());
        if (!fixed.isEmpty()) {
            endpoint.set("IPAMConfig", fixed);
        }
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        place.driverOptions().forEach(options::put);
        place.interfaceName().ifPresent(name -> options.put(INTERFACE_NAME, name));
        if (!options.isEmpty()) {
            endpoint.set("DriverOpts", options);
        }
        place.gatewayPriority().ifPresent(priority -> endpoint.put("GwPriority", priority));
        return endpoint;
    }

    static void addAll(ObjectNode node, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(node.putArray(name)::add);
        }
    }

    static void addAll(ObjectNode node, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            values.forEach(node.putObject(name)::put);
        }
    }
}
