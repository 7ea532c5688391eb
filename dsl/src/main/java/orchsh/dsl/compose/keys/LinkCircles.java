package orchsh.dsl.compose.keys;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds services that link to each other in a circle. */
final class LinkCircles {
    private LinkCircles() {}

    /** The first service that can be reached from itself by links. */
    static Optional<ServiceDraft> first(Map<String, ServiceDraft> services) {
        return services.values().stream()
                .filter(service -> leadsBack(service, services))
                .findFirst();
    }

    private static boolean leadsBack(ServiceDraft start, Map<String, ServiceDraft> services) {
        Set<String> seen = new HashSet<>();
        Deque<ServiceDraft> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            for (ServiceDraft.Linked linked : open.remove().linked()) {
                if (linked.service().equals(start.name())) {
                    return true;
                }
                ServiceDraft next = services.get(linked.service());
                if (next != null && seen.add(linked.service())) {
                    open.add(next);
                }
            }
        }
        return false;
    }
}
