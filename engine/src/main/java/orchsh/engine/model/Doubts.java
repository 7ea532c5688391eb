package orchsh.engine.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Subject;

/** What an engine bears and yet nobody can mean: it is told, and let pass. */
public final class Doubts {
    private Doubts() {}

    public static List<Finding> of(Stack stack) {
        List<Finding> findings = new ArrayList<>(sharedPorts(stack.services()));
        stack.services().forEach(service -> drops(service, findings));
        return findings;
    }

    /** Ports of the host that two services both publish: only one of them can be there at a time. */
    public static List<Finding> sharedPorts(Collection<Service> services) {
        return HostPorts.shared(services);
    }

    private static void drops(Service service, List<Finding> findings) {
        if (!service.privileges().privileged()) {
            return;
        }
        for (String capability : service.privileges().dropped()) {
            findings.add(new Finding(
                    new Subject(service.name(), "capDrop", capability),
                    "service `" + service.name() + "` is privileged, so `capDrop` of " + capability
                            + " takes nothing away",
                    Optional.of("leave out one of the two")));
        }
    }
}
