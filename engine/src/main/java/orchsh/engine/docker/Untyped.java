package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Logging;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Privileges;
import orchsh.engine.model.Service;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.ContainerOrder.Membership;

/** What the library has no words for, or too few: added to what it would have sent. */
final class Untyped {
    private Untyped() {}

    static void add(ContainerOrder order, ObjectNode body) {
        Service service = order.service();
        ObjectNode host = body.withObject("/HostConfig");
        networks(order, body);
        MountBody.add(order.mounts(), host);
        links(order, host);
        privileges(service.privileges(), host);
        logging(service.logging(), host);
        service.resources().cpuShares().ifPresent(shares -> host.put("CpuShares", shares));
        service.kernel().isolation().ifPresent(way -> host.put("Isolation", way));
    }

    private static void networks(ContainerOrder order, ObjectNode body) {
        if (order.memberships().isEmpty()) {
            return;
        }
        ObjectNode endpoints = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
        for (Membership membership : order.memberships()) {
            endpoints.set(membership.network(), EndpointBody.of(membership.place()));
        }
        // Engines before API 1.44 know a hardware address of the container alone; from 1.52 on they know none.
        order.memberships().get(0).place().address().mac().ifPresent(mac -> body.put("MacAddress", mac));
    }

    /** Only on the engine's own bridge do names come from here; on other networks they belong to the endpoint. */
    private static void links(ContainerOrder order, ObjectNode host) {
        boolean onBridge = order.service()
                .namespaces()
                .network()
                .filter(network -> network.kind() == Namespace.Kind.BRIDGE)
                .isPresent();
        if (onBridge) {
            List<String> links = new ArrayList<>();
            order.service()
                    .links()
                    .forEach(link -> Optional.ofNullable(order.companions().get(link.service()))
                            .ifPresent(container -> links.add(container + ":" + link.alias())));
            order.service().externalLinks().forEach(link -> links.add(link.container() + ":" + link.alias()));
            EndpointBody.addAll(host, "Links", links);
        }
    }

    private static void privileges(Privileges privileges, ObjectNode host) {
        EndpointBody.addAll(host, "CapAdd", privileges.added());
        EndpointBody.addAll(host, "CapDrop", privileges.dropped());
        SecurityOptions options = SecurityOptions.of(privileges.securityOptions());
        EndpointBody.addAll(host, "SecurityOpt", options.forEngine());
        if (options.showsAllPaths()) {
            host.putArray("MaskedPaths");
            host.putArray("ReadonlyPaths");
        }
    }

    private static void logging(Logging logging, ObjectNode host) {
        if (!logging.equals(Logging.USUAL)) {
            ObjectNode config = host.putObject("LogConfig");
            config.put("Type", logging.driver().orElse(""));
            EndpointBody.addAll(config, "Config", logging.options());
        }
    }
}
