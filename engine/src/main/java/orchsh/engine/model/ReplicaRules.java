package orchsh.engine.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.problem.Subject;

/** What must hold between the containers of a stack: what only one can have is not given to several. */
final class ReplicaRules {
    private ReplicaRules() {}

    static List<Finding> check(Stack stack) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Service> names = new HashMap<>();
        for (Service service : stack.services()) {
            ports(service, findings);
            for (int number = 1; number <= service.replicas(); number++) {
                name(service, stack.containerName(service, number), names, findings);
            }
        }
        return findings;
    }

    private static void ports(Service service, List<Finding> findings) {
        if (service.replicas() < 2) {
            return;
        }
        for (Port port : service.ports()) {
            port.hostPort()
                    .ifPresent(number -> findings.add(new Finding(
                            new Subject(service.name(), "port", port.toString()),
                            "service `" + service.name() + "` has " + service.replicas()
                                    + " containers, and only one of them can publish port " + number + "/"
                                    + port.protocol().word(),
                            Optional.of("leave the host's port to the engine: port '" + port.containerPort()
                                    + "', or give a range to choose from"))));
        }
    }

    private static void name(Service service, String name, Map<String, Service> names, List<Finding> findings) {
        Service other = names.putIfAbsent(name, service);
        if (other != null) {
            findings.add(new Finding(
                    new Subject(service.name(), "containerName", name),
                    "services `" + other.name() + "` and `" + service.name() + "` both have a container `" + name + "`",
                    Optional.of("give one of them another containerName")));
        }
    }
}
