package orchsh.dsl.compose.keys;

import static orchsh.dsl.compose.keys.ServiceDraft.saysEach;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.ExternalLink;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Namespaces;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;

/** How a service is reached, and how it finds others. */
final class NetworkKeys {
    static final Keys<ServiceDraft> KEYS = new Keys<ServiceDraft>("a service")
            .key("ports", (service, value) -> service.keep(value))
            .key(
                    "expose",
                    (service, value) -> value.forEach(item -> {
                        for (Port port : exposed(item)) {
                            ExposedPort offered = new ExposedPort(port.containerPort(), port.protocol());
                            service.note("expose", offered.toString(), item);
                            service.say(item, builder -> builder.expose(offered));
                        }
                    }))
            .key("networks", NetworkKeys::networks)
            .key("network_mode", (service, value) -> networkMode(service, value, value.text()))
            .key("mac_address", (service, value) -> service.keep(value))
            .key("links", (service, value) -> value.forEach(item -> link(service, item)))
            .key(
                    "external_links",
                    (service, value) -> value.forEach(item -> {
                        String[] parts = named(item);
                        ExternalLink link = new ExternalLink(parts[0], parts[1]);
                        service.note("externalLinks", link.container(), item);
                        service.say(item, builder -> builder.externalLink(link));
                    }))
            .key("dns", saysEach(Value::text, (builder, text) -> builder.resolution(it -> it.server(text))))
            .key("dns_search", saysEach(Value::text, (builder, text) -> builder.resolution(it -> it.search(text))))
            .key("dns_opt", saysEach(Value::text, (builder, text) -> builder.resolution(it -> it.option(text))))
            .key("extra_hosts", NetworkKeys::hosts);

    private static final Keys<UseDraft> USE = new Keys<UseDraft>("a service's network")
            .key("aliases", Value::texts, (use, names) -> use.aliases = names)
            .key("ipv4_address", Value::text, (use, address) -> use.ip4 = Optional.of(address))
            .key("ipv6_address", Value::text, (use, address) -> use.ip6 = Optional.of(address))
            .key("link_local_ips", Value::texts, (use, addresses) -> use.linkLocal = addresses)
            .key("mac_address", Value::text, (use, address) -> use.mac = Optional.of(address))
            .key("driver_opts", Value::sortedMap, (use, options) -> use.driverOptions = options)
            .key("priority", Value::integer, (use, number) -> use.priority = number)
            .key("gw_priority", Value::integer, (use, number) -> use.gatewayPriority = Optional.of(number))
            .key("interface_name", Value::text, (use, name) -> use.interfaceName = Optional.of(name));

    private static final class UseDraft {
        private List<String> aliases = List.of();
        private Optional<String> ip4 = Optional.empty();
        private Optional<String> ip6 = Optional.empty();
        private List<String> linkLocal = List.of();
        private Optional<String> mac = Optional.empty();
        private SortedMap<String, String> driverOptions = new TreeMap<>();
        private int priority;
        private Optional<Integer> gatewayPriority = Optional.empty();
        private Optional<String> interfaceName = Optional.empty();

        NetworkUse of(String network) {
            return new NetworkUse(
                    network,
                    aliases,
                    new NetworkUse.Address(ip4, ip6, linkLocal, mac),
                    driverOptions,
                    priority,
                    gatewayPriority,
                    interfaceName);
        }
    }

    private NetworkKeys() {}

    private static List<Port> exposed(Value item) {
        String text = item.text();
        if (text.indexOf(':') >= 0) {
            throw item.wrong("`expose` publishes nothing on the host", "to publish it write it under `ports`");
        }
        return Port.parse(text);
    }

    private static void networks(ServiceDraft service, Value value) {
        if (value.isMap()) {
            for (Value.Entry entry : value.entries()) {
                Value place = entry.value();
                service.setting().notes().heed(entry.nameAt(), () -> {
                    UseDraft use = new UseDraft();
                    USE.read(place, use);
                    service.join(use.of(entry.name()), entry.nameAt());
                });
            }
        } else if (value.isList()) {
            value.forEach(item -> service.join(NetworkUse.of(item.text()), item.at()));
        } else {
            throw value.wrong(
                    "`networks` takes a map or a list, not `" + value.text() + "`", "write `- " + value.text() + "`");
        }
    }

    /** Of networks only the engine's own ones are meant here; those of the stack have a key of their own. */
    static void networkMode(ServiceDraft service, Value value, String text) {
        Namespace mode;
        try {
            mode = Namespace.parse(text.equals("default") ? "bridge" : text);
        } catch (IllegalArgumentException e) {
            throw value.wrong(
                    "`network_mode` cannot be `" + text + "`",
                    "use none, host, bridge, service:NAME or container:NAME; a network is named under `networks`");
        }
        service.mode(mode);
        KernelKeys.share(service, "networkMode", mode, value, Namespaces.Builder::network);
    }

    private static void link(ServiceDraft service, Value item) {
        String[] parts = named(item);
        service.note("link", parts[0], item);
        service.link(parts[0], parts[1], item);
    }

    /** {@code name} or {@code name:alias}. */
    private static String[] named(Value item) {
        String text = item.text();
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String alias = colon < 0 ? text : text.substring(colon + 1);
        if (name.isBlank() || alias.isBlank()) {
            throw item.wrong("`" + text + "` is not `name` or `name:alias`", "");
        }
        return new String[] {name, alias};
    }

    private static void hosts(ServiceDraft service, Value value) {
        if (value.isMap()) {
            for (Value.Entry entry : value.entries()) {
                entry.value().forEach(address -> host(service, entry.name(), address.text(), address));
            }
            return;
        }
        value.forEach(item -> {
            String text = item.text();
            int between = text.indexOf('=') > 0 ? text.indexOf('=') : text.indexOf(':');
            if (between <= 0 || between == text.length() - 1) {
                throw item.wrong("`" + text + "` is not `name:address`", "for example `outside:192.0.2.7`");
            }
            host(service, text.substring(0, between), text.substring(between + 1), item);
        });
    }

    private static void host(ServiceDraft service, String name, String address, Value value) {
        String plain =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        service.note("extraHosts", name, value);
        service.say(value, builder -> builder.resolution(it -> it.host(name, plain)));
    }
}
