package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;

/** What of the engine can be as it was before the last deployment, service by service. */
final class WaysBack {
    private final Map<String, List<Way>> byService = new LinkedHashMap<>();
    private final Optional<Set<String>> before;

    /**
     * A container that goes, and the one that has its place again.
     *
     * @param former absent for one that was made without replacing anything, and goes
     */
    record Way(ObservedContainer present, Optional<ObservedContainer> former) {
        /** Whether the former one has been set aside, and not only stopped. */
        boolean isKept() {
            return former.filter(Predecessors::hasName).isPresent();
        }
    }

    WaysBack(ObservedStack observed, ContainerGoal.GoBack goal) {
        before = goal.before();
        Succession succession = Succession.of(observed.own());
        Set<String> formers = new HashSet<>();
        for (ObservedContainer container : observed.own()) {
            Optional<ObservedContainer> former = succession.predecessorOf(container);
            boolean isNew =
                    goal.before().filter(ids -> !ids.contains(container.id())).isPresent();
            if (!container.isOneOff() && (former.isPresent() || isNew) && !succession.isKept(container)) {
                former.ifPresent(old -> formers.add(old.id()));
                byService
                        .computeIfAbsent(ServiceOrder.serviceOf(container), name -> new ArrayList<>())
                        .add(new Way(container, former));
            }
        }
        byService.values().forEach(ways -> {
            ways.removeIf(way -> formers.contains(way.present().id()));
            ways.sort(Comparator.comparing((Way way) -> way.present().isAlive())
                    .thenComparing(way -> way.present().number().orElse(0)));
        });
    }

    /** Those of a service: what does not run first, then by number. */
    List<Way> of(String service) {
        return byService.getOrDefault(service, List.of());
    }

    /**
     * The services that have any whose former containers are there. Of a deployment that is undone only those count that it
     * has begun with: what is kept of the others is older.
     */
    Set<String> services() {
        Set<String> names = new HashSet<>();
        byService.forEach((service, ways) -> {
            if (ways.stream().anyMatch(way -> way.former().isPresent() && isMadeByThisRun(way))) {
                names.add(service);
            }
        });
        return names;
    }

    private boolean isMadeByThisRun(Way way) {
        return before.filter(ids -> ids.contains(way.present().id())).isEmpty();
    }
}
