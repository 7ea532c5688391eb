package orchsh.engine.model;

import static orchsh.engine.model.Need.Condition.STARTED;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each service really waits for: its needs, those it shares something with, and its links unless they lie on a
 * circle, where they are names only.
 */
public final class StartOrder {
    private final Map<String, List<Need>> needs;

    private StartOrder(Map<String, List<Need>> needs) {
        this.needs = needs;
    }

    public static StartOrder of(Stack stack) {
        Circles circles = Circles.of(stack);
        Map<String, List<Need>> effective = new LinkedHashMap<>();
        for (Service service : stack.services()) {
            Map<String, Need> own = new LinkedHashMap<>();
            service.needs().forEach(need -> own.merge(need.service(), need, StartOrder::stronger));
            shared(service).forEach(need -> own.merge(need.service(), need, StartOrder::stronger));
            for (Link link : service.links()) {
                if (!own.containsKey(link.service()) && !circles.areOnOne(service.name(), link.service())) {
                    own.put(link.service(), Need.ready(link.service()));
                }
            }
            effective.put(service.name(), List.copyOf(own.values()));
        }
        return new StartOrder(effective);
    }

    /** Those whose network, processes or mounts are shared must have a container first. */
    private static List<Need> shared(Service service) {
        List<Need> others = new ArrayList<>();
        service.namespaces().services().forEach(name -> others.add(new Need(name, STARTED, true)));
        service.volumesFrom().stream()
                .filter(from -> from.owner() == VolumesFrom.Owner.SERVICE)
                .forEach(from -> others.add(new Need(from.name(), STARTED)));
        return others;
    }

    private static Need stronger(Need a, Need b) {
        Need.Condition condition = a.condition().compareTo(b.condition()) >= 0 ? a.condition() : b.condition();
        return new Need(a.service(), condition, a.restart() || b.restart());
    }

    /** What must hold before the service is started. */
    public List<Need> needsOf(String service) {
        return needs.getOrDefault(service, List.of());
    }

    /** All services, those that others need before these. Circles are cut somewhere. */
    public List<String> inOrder() {
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (String start : needs.keySet()) {
            Deque<String> path = new ArrayDeque<>();
            if (seen.add(start)) {
                path.addLast(start);
            }
            while (!path.isEmpty()) {
                needsOf(path.getLast()).stream()
                        .map(Need::service)
                        .filter(seen::add)
                        .findFirst()
                        .ifPresentOrElse(path::addLast, () -> ordered.add(path.removeLast()));
            }
        }
        return List.copyOf(ordered);
    }

    /** What the services need, what that needs, and so on; without the services themselves. */
    public Set<String> allNeedsOf(Collection<String> services) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> asking = new ArrayDeque<>(services);
        while (!asking.isEmpty()) {
            for (Need need : needsOf(asking.removeFirst())) {
                if (!services.contains(need.service()) && needed.add(need.service())) {
                    asking.addLast(need.service());
                }
            }
        }
        return needed;
    }

    /** A circle of needs, its first service repeated at the end, if there is one. */
    public Optional<List<String>> circle() {
        Map<String, Boolean> done = new HashMap<>();
        for (String start : needs.keySet()) {
            List<String> found = circleFrom(start, done);
            if (!found.isEmpty()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Depth first without recursion, so that a chain of thousands of services is no deeper than one of three. */
    private List<String> circleFrom(String start, Map<String, Boolean> done) {
        Deque<String> path = new ArrayDeque<>();
        Deque<Deque<Need>> choices = new ArrayDeque<>();
        enter(start, path, choices, done);
        while (!path.isEmpty()) {
            Deque<Need> open = choices.getLast();
            if (open.isEmpty()) {
                done.put(path.removeLast(), true);
                choices.removeLast();
                continue;
            }
            String next = open.pop().service();
            Boolean state = done.get(next);
            if (state == null) {
                enter(next, path, choices, done);
            } else if (!state) {
                List<String> circle = new ArrayList<>(path);
                circle = new ArrayList<>(circle.subList(circle.indexOf(next), circle.size()));
                circle.add(next);
                return Collections.unmodifiableList(circle);
            }
        }
        return List.of();
    }

    private void enter(String service, Deque<String> path, Deque<Deque<Need>> choices, Map<String, Boolean> done) {
        if (done.get(service) != null) {
            return;
        }
        done.put(service, false);
        path.addLast(service);
        choices.addLast(new ArrayDeque<>(needsOf(service)));
    }
}
