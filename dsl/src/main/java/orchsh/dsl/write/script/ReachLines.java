package orchsh.dsl.write.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.Link;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Resolution;
import orchsh.engine.model.Resolution.HostEntry;
import orchsh.engine.model.Service;

/** Writes which networks a service is in, how it finds others, and where it is reached. */
final class ReachLines {
    private ReachLines() {}

    static void write(Service service, Block block) {
        Literals literals = block.desk().literals();
        networks(service.networks(), block);
        service.namespaces()
                .network()
                .map(Namespace::toString)
                .ifPresent(mode -> block.say(Call.of("networkMode").with(literals.name(mode))));
        service.links().forEach(link -> block.say(link(link, literals)));
        block.say(Call.of("externalLinks")
                .with(literals.names(
                        service.externalLinks().stream().map(Notations::of).toList())));
        resolution(service.resolution(), block);
        block.say(Call.of("expose")
                .with(service.exposed().stream().map(ReachLines::shown).toList()));
        block.say(Call.of(service.ports().size() == 1 ? "port" : "ports")
                .with(literals.names(
                        service.ports().stream().map(Port::toString).toList())));
    }

    private static void networks(List<NetworkUse> uses, Block block) {
        Literals literals = block.desk().literals();
        boolean plain = uses.stream().allMatch(use -> use.equals(NetworkUse.of(use.network())));
        if (plain) {
            block.say(Call.of(uses.size() == 1 ? "network" : "networks")
                    .with(literals.names(uses.stream().map(NetworkUse::network).toList())));
        } else {
            uses.forEach(use -> block.say(network(use, literals)));
        }
    }

    private static Call network(NetworkUse use, Literals literals) {
        Call call = Call.of("network").with(literals.name(use.network()));
        if (!use.aliases().isEmpty()) {
            call.named("alias", literals.oneOrList(use.aliases()));
        }
        use.address().ip4().ifPresent(address -> call.named("ip", literals.name(address)));
        use.address().ip6().ifPresent(address -> call.named("ip6", literals.name(address)));
        use.address().mac().ifPresent(address -> call.named("mac", literals.name(address)));
        if (!use.address().linkLocal().isEmpty()) {
            call.named("linkLocalIps", literals.list(use.address().linkLocal()));
        }
        if (use.priority() != 0) {
            call.named("priority", String.valueOf(use.priority()));
        }
        use.gatewayPriority().ifPresent(number -> call.named("gwPriority", String.valueOf(number)));
        use.interfaceName().ifPresent(name -> call.named("interfaceName", literals.name(name)));
        if (!use.driverOptions().isEmpty()) {
            call.named("driverOpts", literals.map(use.driverOptions()));
        }
        return call;
    }

    private static Call link(Link link, Literals literals) {
        Call call = Call.of("link");
        if (link.alias().equals(link.service())) {
            call.with(literals.name(link.service()));
        } else {
            call.named(literals.key(link.service()), literals.name(link.alias()));
        }
        return link.withEnv() ? call : call.named("env", "false");
    }

    private static String shown(ExposedPort port) {
        return port.protocol() == Port.Protocol.TCP ? String.valueOf(port.port()) : "'" + port + "'";
    }

    private static void resolution(Resolution resolution, Block block) {
        block.texts("dns", resolution.servers());
        block.texts("dnsSearch", resolution.search());
        block.texts("dnsOpt", resolution.options());
        hosts(resolution.hosts(), block);
    }

    /** Pairs, in the order given; a name that comes again later begins a new line. */
    private static void hosts(List<HostEntry> hosts, Block block) {
        List<Map<String, List<String>>> lines = new ArrayList<>();
        String last = "";
        for (HostEntry host : hosts) {
            boolean again = !host.name().equals(last)
                    && !lines.isEmpty()
                    && lines.get(lines.size() - 1).containsKey(host.name());
            if (lines.isEmpty() || again) {
                lines.add(new LinkedHashMap<>());
            }
            lines.get(lines.size() - 1)
                    .computeIfAbsent(host.name(), name -> new ArrayList<>())
                    .add(host.address());
            last = host.name();
        }
        Literals literals = block.desk().literals();
        for (Map<String, List<String>> line : lines) {
            Map<String, String> spelled = new LinkedHashMap<>();
            line.forEach((name, addresses) -> spelled.put(literals.key(name), literals.oneOrList(addresses)));
            block.say(Call.of("extraHosts").named(spelled));
        }
    }
}
