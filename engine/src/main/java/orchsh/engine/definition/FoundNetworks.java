package orchsh.engine.definition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Facts;

/** How a container is reached and finds others, as the engine tells it. */
final class FoundNetworks {
    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";
    private static final int SHORT_ID = 12;

    private final Facts container;
    private final Service service;
    private final Fields fields;
    private final Map<String, String> names = new HashMap<>();

    private FoundNetworks(Stack stack, Service service, Facts container, Fields fields) {
        this.container = container;
        this.service = service;
        this.fields = fields;
        service.effectiveNetworks().forEach(use -> names.put(stack.networkName(use.network()), use.network()));
    }

    static void add(Stack stack, Service service, Facts container, Fields fields) {
        FoundNetworks networks = new FoundNetworks(stack, service, container, fields);
        networks.ports(container.at("HostConfig").at("PortBindings"));
        networks.mode(container.at("HostConfig").at("NetworkMode").text());
    }

    private void ports(Facts bindings) {
        bindings.named()
                .forEach((inside, places) ->
                        places.all().forEach(place -> fields.put("port " + port(inside, place), "")));
    }

    private static String port(String inside, Facts place) {
        String address = place.at("HostIp").text();
        String outside = Optional.of(place.at("HostPort").text())
                .filter(text -> !text.equals("0"))
                .orElse("");
        String front = address.isEmpty() ? "" : (address.contains(":") ? "[" + address + "]" : address) + ":";
        String text = front + (outside.isEmpty() && front.isEmpty() ? "" : outside + ":") + inside;
        List<Port> ports = Port.parse(text);
        return ports.size() == 1 ? ports.get(0).toString() : text;
    }

    /** The names it has anyway say nothing. */
    static Set<String> without(List<String> aliases, Set<String> ownNames) {
        Set<String> others = new TreeSet<>(aliases);
        others.removeAll(ownNames);
        return others;
    }

    private void mode(String mode) {
        boolean isOfStack = names.containsKey(mode);
        if (!isOfStack) {
            fields.put("networkMode", mode.equals("default") ? "bridge" : mode);
        }
        if (isOfStack || !Set.of("host", "none", "bridge", "default").contains(mode)) {
            container.at("NetworkSettings").at("Networks").named().forEach(this::endpoint);
        }
    }

    private void endpoint(String full, Facts endpoint) {
        String network = "network " + names.getOrDefault(full, full);
        Set<String> own = new HashSet<>(Set.of(service.name(), nameOf(container), shortId(container)));
        fields.put(network, String.join(" ", without(endpoint.at("Aliases").texts(), own)));
        Facts fixed = endpoint.at("IPAMConfig");
        fields.put(network + " ip", fixed.at("IPv4Address").word());
        fields.put(network + " ip6", fixed.at("IPv6Address").word());
        fields.list(network + " linkLocal", fixed.at("LinkLocalIPs").texts());
        fields.put(network + " mac", mac(full, endpoint));
        Map<String, String> options = new TreeMap<>();
        endpoint.at("DriverOpts").named().forEach((name, value) -> options.put(name, value.text()));
        fields.put(network + " interfaceName", Optional.ofNullable(options.remove(INTERFACE_NAME)));
        fields.named(network + " driverOption", options);
        fields.put(
                network + " gatewayPriority",
                Optional.of(endpoint.at("GwPriority").number()).filter(number -> number != 0));
        endpoint.at("Links").texts().forEach(link -> fields.put(network + " link " + link, ""));
    }

    /** Engines tell the address that they chose like one that was asked for; only who asks for one can compare it. */
    private Optional<String> mac(String full, Facts endpoint) {
        boolean isAskedFor = service.effectiveNetworks().stream()
                .filter(use -> use.network().equals(names.get(full)))
                .map(NetworkUse::address)
                .anyMatch(address -> address.mac().isPresent());
        return isAskedFor
                ? endpoint.at("MacAddress").word()
                : container.at("Config").at("MacAddress").word();
    }

    static String nameOf(Facts container) {
        return container.at("Name").text().replaceFirst("^/", "");
    }

    static String shortId(Facts container) {
        String id = container.at("Id").text();
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
