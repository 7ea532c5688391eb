package orchsh.engine.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.problem.Subject;

/** Who publishes which port of the host. */
final class HostPorts {
    private HostPorts() {}

    /** Ports that one service publishes twice. */
    static List<Finding> twice(Service service) {
        return collisions(List.of(service), true);
    }

    /** Ports that two services both publish. */
    static List<Finding> shared(Collection<Service> services) {
        return collisions(services, false);
    }

    private static List<Finding> collisions(Collection<Service> services, boolean ofOne) {
        List<Finding> findings = new ArrayList<>();
        Map<Integer, List<Claim>> claims = new HashMap<>();
        for (Service service : services) {
            for (Port port : service.ports()) {
                Claim claim = new Claim(service, port);
                List<Claim> others = claims.computeIfAbsent(port.hostPort().orElse(0), number -> new ArrayList<>());
                others.stream()
                        .filter(other -> other.service().equals(service) == ofOne)
                        .filter(claim::collidesWith)
                        .findFirst()
                        .ifPresent(other -> findings.add(new Finding(
                                claim.subject(),
                                claim.collisionWith(other),
                                Optional.empty(),
                                Optional.of(other.subject()))));
                others.add(claim);
            }
        }
        return findings;
    }

    private record Claim(Service service, Port port) {
        Subject subject() {
            return new Subject(service.name(), "port", port.toString());
        }

        String collisionWith(Claim other) {
            String what = "port " + port.hostPort().orElseThrow() + "/"
                    + port.protocol().word();
            return service.name().equals(other.service.name())
                    ? "service `" + service.name() + "` publishes " + what + " twice"
                    : "services `" + other.service.name() + "` and `" + service.name() + "` both publish " + what;
        }

        boolean collidesWith(Claim other) {
            return port.hostPort().isPresent()
                    && port.hostPort().equals(other.port.hostPort())
                    && port.protocol() == other.port.protocol()
                    && (everywhere(port)
                            || everywhere(other.port)
                            || port.hostAddress().equals(other.port.hostAddress()));
        }

        private static boolean everywhere(Port port) {
            return port.hostAddress().isEmpty()
                    || port.hostAddress().get().equals("0.0.0.0")
                    || port.hostAddress().get().equals("::");
        }
    }
}
