package orchsh.engine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Namespace.Kind;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Subject;

/** What must hold when a service shares parts of the kernel, and what it may do there. */
final class SharingRules {
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private SharingRules(Stack stack) {
        stack.services().forEach(service -> names.add(service.name()));
    }

    static List<Finding> check(Stack stack) {
        SharingRules rules = new SharingRules(stack);
        for (Service service : stack.services()) {
            rules.targets(service);
            rules.networkMode(service);
            rules.hostname(service);
            rules.privileges(service);
        }
        return rules.findings;
    }

    private void targets(Service service) {
        namespaces(service.namespaces()).forEach((word, namespace) -> {
            if (namespace.kind() == Kind.SERVICE) {
                known(service, word, namespace.of(), "has `" + word + "` of");
            }
        });
    }

    private static Map<String, Namespace> namespaces(Namespaces all) {
        Map<String, Namespace> said = new LinkedHashMap<>();
        all.network().ifPresent(namespace -> said.put("networkMode", namespace));
        all.ipc().ifPresent(namespace -> said.put("ipc", namespace));
        all.pid().ifPresent(namespace -> said.put("pid", namespace));
        all.uts().ifPresent(namespace -> said.put("uts", namespace));
        all.user().ifPresent(namespace -> said.put("userns", namespace));
        all.cgroup().ifPresent(namespace -> said.put("cgroup", namespace));
        return said;
    }

    private void known(Service service, String word, String target, String verb) {
        if (target.equals(service.name())) {
            find(service, word, target, "service `" + target + "` " + verb + " itself", Optional.empty());
        } else if (!names.contains(target)) {
            find(
                    service,
                    word,
                    target,
                    "service `" + service.name() + "` " + verb + " `" + target + "`, which is no service of this stack",
                    NearMiss.hint(target, names));
        }
    }

    /** Without a network of its own a container can neither publish nor be told apart, and engines refuse or forget. */
    private void networkMode(Service service) {
        Optional<Namespace> network = service.namespaces().network();
        if (network.isEmpty()) {
            return;
        }
        Namespace mode = network.get();
        Map<String, String> lost = new LinkedHashMap<>();
        if (mode.kind() != Kind.BRIDGE) {
            service.ports().forEach(port -> lost.put("port", port.toString()));
        }
        if (mode.kind() == Kind.SERVICE || mode.kind() == Kind.CONTAINER) {
            service.identity().hostname().ifPresent(name -> lost.put("hostname", name));
            service.identity().domainname().ifPresent(name -> lost.put("domainname", name));
            service.exposed().forEach(port -> lost.put("expose", port.toString()));
            service.resolution().servers().forEach(server -> lost.put("dns", server));
            service.resolution().search().forEach(domain -> lost.put("dnsSearch", domain));
            service.resolution().options().forEach(option -> lost.put("dnsOpt", option));
            service.resolution().hosts().forEach(host -> lost.put("extraHosts", host.name()));
        }
        lost.forEach((word, value) -> find(
                service,
                word,
                value,
                "service `" + service.name() + "` has the network mode `" + mode + "` and cannot have `" + word + "`",
                Optional.of(
                        mode.of().isEmpty()
                                ? "leave out networkMode, or " + word
                                : "say it where the network is: in `" + mode.of() + "`")));
    }

    private void hostname(Service service) {
        if (service.identity().hostname().isPresent()
                && service.namespaces().uts().isPresent()) {
            find(
                    service,
                    "hostname",
                    service.identity().hostname().get(),
                    "service `" + service.name() + "` has the host's own name by `uts` and cannot have `hostname`",
                    Optional.empty());
        }
    }

    private void privileges(Service service) {
        Privileges privileges = service.privileges();
        for (String capability : privileges.dropped()) {
            if (!privileges.privileged() && privileges.added().contains(capability)) {
                find(
                        service,
                        "capDrop",
                        capability,
                        "service `" + service.name() + "` has " + capability + " both in `capAdd` and in `capDrop`",
                        Optional.of("leave out one of the two"));
            }
        }
    }

    private void find(Service service, String word, String value, String message, Optional<String> hint) {
        findings.add(new Finding(new Subject(service.name(), word, value), message, hint));
    }
}
