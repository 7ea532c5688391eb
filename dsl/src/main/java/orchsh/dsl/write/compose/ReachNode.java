package orchsh.dsl.write.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.Link;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Resolution.HostEntry;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import org.jspecify.annotations.Nullable;

/** Writes which networks a service is in, how it finds others, and where it is reached. */
final class ReachNode {
    private final Stack stack;
    private final Service service;
    private final Readiness readiness;
    private final Losses losses;
    private final Node node;

    ReachNode(Stack stack, Service service, Readiness readiness, Losses losses, Node node) {
        this.stack = stack;
        this.service = service;
        this.readiness = readiness;
        this.losses = losses;
        this.node = node;
    }

    void write() {
        networks();
        service.namespaces().network().map(Namespace::toString).ifPresent(mode -> node.put("network_mode", mode));
        links();
        node.raw(
                "external_links",
                service.externalLinks().stream().map(Notations::of).toList());
        node.texts("dns", service.resolution().servers());
        node.texts("dns_search", service.resolution().search());
        node.texts("dns_opt", service.resolution().options());
        node.texts(
                "extra_hosts",
                service.resolution().hosts().stream().map(ReachNode::shown).toList());
        node.raw("expose", service.exposed().stream().map(ReachNode::shown).toList());
        node.raw(
                "ports", service.ports().stream().map(Port::toString).distinct().toList());
    }

    private void networks() {
        List<NetworkUse> uses = service.networks();
        boolean plain = uses.stream().allMatch(use -> use.equals(NetworkUse.of(use.network())));
        if (plain) {
            node.raw("networks", uses.stream().map(NetworkUse::network).toList());
            return;
        }
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        for (NetworkUse use : uses) {
            Node options = network(use);
            written.put(use.network(), options.isEmpty() ? null : options.entries());
        }
        node.put("networks", written);
    }

    private Node network(NetworkUse use) {
        Node written = node.child();
        written.texts("aliases", use.aliases());
        written.text("ipv4_address", use.address().ip4());
        written.text("ipv6_address", use.address().ip6());
        written.texts("link_local_ips", use.address().linkLocal());
        written.text("mac_address", use.address().mac());
        written.pairs("driver_opts", use.driverOptions());
        if (use.priority() != 0) {
            written.put("priority", use.priority());
        }
        written.number("gw_priority", use.gatewayPriority());
        written.text("interface_name", use.interfaceName());
        return written;
    }

    /** Services that link to each other know each other by their own names; docker compose knows no circles. */
    private void links() {
        Set<String> circular = readiness.linksInCircles(service);
        node.raw(
                "links",
                service.links().stream()
                        .filter(link -> !circular.contains(link.service()))
                        .map(ReachNode::shown)
                        .toList());
        service.links().stream()
                .filter(link -> circular.contains(link.service()))
                .forEach(link -> losses.add(
                        service,
                        link.alias().equals(link.service())
                                ? "has no link to `" + link.service()
                                        + "`, which links back; its name leads there all the same"
                                : "does not know `" + link.service() + "` as `" + link.alias()
                                        + "`: the two link to each other in a circle"));
        boolean hasUnknown = service.links().stream()
                .anyMatch(link -> stack.service(link.service()).isEmpty());
        if (hasUnknown) {
            losses.add(service, "links to a service that is not there");
        }
    }

    private static String shown(Link link) {
        return link.alias().equals(link.service()) ? link.service() : link.service() + ":" + link.alias();
    }

    private static String shown(HostEntry host) {
        return host.name() + "=" + host.address();
    }

    private static String shown(ExposedPort port) {
        return port.protocol() == Port.Protocol.TCP ? String.valueOf(port.port()) : port.toString();
    }
}
