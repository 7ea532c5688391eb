package orchsh.engine.definition;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import orchsh.engine.model.Link;
import orchsh.engine.model.Network;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Resolution;
import orchsh.engine.model.Resolution.HostEntry;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;

/** What a network is made from, and how a container is reached and finds others. */
public final class NetworkFields {
    private NetworkFields() {}

    static void add(Stack stack, Service service, Fields fields) {
        service.ports().forEach(port -> fields.put("port " + port, ""));
        fields.each("expose", service.exposed());
        service.effectiveNetworks().forEach(use -> add(use, fields));
        for (Link link : service.links()) {
            fields.put("link " + link.alias(), link.service() + (link.withEnv() ? "" : " without variables"));
            if (link.withEnv()) {
                stack.service(link.service()).ifPresent(target -> addLinked(stack, link, target, fields));
            }
        }
        service.externalLinks().forEach(link -> fields.put("externalLink " + link.alias(), link.container()));
        add(service.resolution(), fields);
    }

    private static void add(NetworkUse use, Fields fields) {
        String network = "network " + use.network();
        fields.put(network, String.join(" ", new TreeSet<>(use.aliases())));
        fields.put(network + " ip", use.address().ip4());
        fields.put(network + " ip6", use.address().ip6());
        fields.list(network + " linkLocal", use.address().linkLocal());
        fields.put(network + " mac", use.address().mac());
        fields.named(network + " driverOption", use.driverOptions());
        fields.put(network + " priority", Optional.of(use.priority()).filter(priority -> priority != 0));
        fields.put(network + " gatewayPriority", use.gatewayPriority());
        fields.put(network + " interfaceName", use.interfaceName());
    }

    /** A linked service's variables and ports become part of the linking container. */
    private static void addLinked(Stack stack, Link link, Service target, Fields fields) {
        String prefix = "link " + link.alias() + " ";
        fields.put(prefix + "image", stack.imageOf(target).toString());
        target.env()
                .forEach((name, value) ->
                        fields.put(prefix + "env " + name, fields.secrets().shown(name, value)));
        target.ports()
                .forEach(port -> fields.put(
                        prefix + "port " + port.containerPort() + "/"
                                + port.protocol().word(),
                        ""));
        fields.each(prefix + "port", target.exposed());
    }

    private static void add(Resolution resolution, Fields fields) {
        fields.list("dns", resolution.servers());
        fields.list("dnsSearch", resolution.search());
        fields.list("dnsOpt", resolution.options());
        resolution.hosts().stream()
                .collect(Collectors.groupingBy(
                        HostEntry::name, Collectors.mapping(HostEntry::address, Collectors.toList())))
                .forEach((name, addresses) -> fields.list("extraHosts " + name, addresses));
    }

    public static Definition of(Network network) {
        Fields fields = new Fields(new Secrets());
        fields.put("internal", String.valueOf(network.internal()));
        fields.put("driver", network.driver());
        fields.named("driverOption", network.driverOptions());
        fields.flag("attachable", network.attachable());
        fields.put("ipv4", network.ip4());
        fields.put("ipv6", network.ip6());
        fields.named("label", network.labels());
        fields.put("addresses driver", network.addresses().driver());
        fields.named("addresses option", network.addresses().options());
        int number = 0;
        for (Network.Pool pool : network.addresses().pools()) {
            String word = number++ == 0 ? "" : " " + number;
            fields.put("subnet" + word, pool.subnet());
            fields.put("range" + word, pool.range());
            fields.put("gateway" + word, pool.gateway());
            fields.named("reserved" + word, pool.reserved());
        }
        return fields.definition();
    }

    public static Definition of(Volume volume) {
        Fields fields = new Fields(new Secrets());
        fields.put("driver", volume.driver());
        fields.named("driverOption", volume.driverOptions());
        fields.named("label", volume.labels());
        return fields.definition();
    }
}
