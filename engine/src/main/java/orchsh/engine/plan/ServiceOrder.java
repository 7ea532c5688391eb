package orchsh.engine.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.engine.observed.ObservedContainer;

/** What depends on what among containers that are there, as their labels tell it; no script is needed. */
final class ServiceOrder {
    private final Collection<ObservedContainer> containers;
    private final Map<String, Set<String>> needs = new HashMap<>();
    private final Map<String, Set<String>> dependents = new HashMap<>();

    private ServiceOrder(Collection<ObservedContainer> containers) {
        this.containers = containers;
        for (ObservedContainer container : containers) {
            String service = serviceOf(container);
            for (String needed : needsOf(container)) {
                needs.computeIfAbsent(service, name -> new LinkedHashSet<>()).add(needed);
                dependents
                        .computeIfAbsent(needed, name -> new LinkedHashSet<>())
                        .add(service);
            }
        }
    }

    static ServiceOrder of(Collection<ObservedContainer> containers) {
        return new ServiceOrder(containers);
    }

    static String serviceOf(ObservedContainer container) {
        return container.service().orElse("");
    }

    /** The services that depend on this one, without itself. */
    Set<String> dependentsOf(String service) {
        return without(service, dependents);
    }

    /** The services that this one depends on, without itself. */
    Set<String> needsOf(String service) {
        return without(service, needs);
    }

    private static Set<String> without(String service, Map<String, Set<String>> related) {
        Set<String> others = new LinkedHashSet<>(related.getOrDefault(service, Set.of()));
        others.remove(service);
        return others;
    }

    List<ObservedContainer> dependenciesFirst() {
        List<ObservedContainer> reversed = new ArrayList<>(dependentsFirst());
        Collections.reverse(reversed);
        return reversed;
    }

    /** A service comes when all that depend on it have come; circles are broken anywhere, for there is no right order. */
    List<ObservedContainer> dependentsFirst() {
        Map<String, List<ObservedContainer>> open = new LinkedHashMap<>();
        containers.forEach(container -> open.computeIfAbsent(serviceOf(container), name -> new ArrayList<>())
                .add(container));
        Map<String, Integer> waitingFor = new HashMap<>();
        open.keySet()
                .forEach(
                        service -> waitingFor.put(service, dependentsOf(service).size()));
        Deque<String> free = new ArrayDeque<>();
        open.keySet().stream()
                .filter(service -> waitingFor.getOrDefault(service, 0) == 0)
                .forEach(free::add);
        List<ObservedContainer> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            String service = free.isEmpty() ? open.keySet().iterator().next() : free.remove();
            List<ObservedContainer> next = open.remove(service);
            if (next == null) {
                continue; // it was where a circle was broken
            }
            ordered.addAll(next);
            needsOf(service).stream()
                    .filter(open::containsKey)
                    .filter(needed -> waitingFor.merge(needed, -1, Integer::sum) == 0)
                    .forEach(free::add);
        }
        return ordered;
    }

    private static Set<String> needsOf(ObservedContainer container) {
        Set<String> needed = new LinkedHashSet<>();
        NeedLabel.of(container).forEach(need -> needed.add(need.service()));
        return needed;
    }
}
