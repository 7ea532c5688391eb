package orchsh.engine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/** Takes a project down: dependents first, then what they depended on. */
final class DownPlanner {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ObservedStack observed;
    private final Goal.Down goal;
    private final PlanBuilder plan;
    private final Map<String, Integer> stops = new LinkedHashMap<>();

    DownPlanner(ObservedStack observed, Goal.Down goal) {
        this.observed = observed;
        this.goal = goal;
        this.plan = new PlanBuilder(observed.project());
    }

    Plan plan() {
        AnonymousVolumes anonymous =
                goal.data() == Goal.Down.Data.REMOVE ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP;
        List<ObservedContainer> containers = dependentsFirst();
        containers.forEach(this::stop);
        List<Integer> removals = new ArrayList<>();
        Map<String, List<Integer>> removalsByNetwork = new LinkedHashMap<>();
        for (ObservedContainer container : containers) {
            List<Integer> after = stops.containsKey(container.id()) ? List.of(stops.get(container.id())) : List.of();
            int removal = plan.add(
                    new Step.RemoveContainer(container.service().orElse(""), container.name(), anonymous), "", after);
            removals.add(removal);
            container
                    .networks()
                    .values()
                    .forEach(endpoint -> removalsByNetwork
                            .computeIfAbsent(endpoint.networkId(), id -> new ArrayList<>())
                            .add(removal));
        }
        for (ObservedNetwork network : observed.ownNetworks()) {
            plan.add(
                    new Step.RemoveNetwork(network.name(), network.id()),
                    "",
                    removalsByNetwork.getOrDefault(network.id(), List.of()));
        }
        if (goal.data() == Goal.Down.Data.REMOVE) {
            for (ObservedVolume volume : observed.ownVolumes()) {
                plan.add(new Step.RemoveVolume(volume.name()), "asked for, its data is lost", removals);
            }
        }
        return plan.build();
    }

    private void stop(ObservedContainer container) {
        if (!container.isAlive()) {
            return;
        }
        List<Integer> after = observed.own().stream()
                .filter(other -> dependsOn(other, container.service().orElse("")))
                .filter(other -> stops.containsKey(other.id()))
                .map(other -> stops.get(other.id()))
                .toList();
        int id = plan.add(new Step.StopContainer(container.service().orElse(""), container.name(), GRACE), "", after);
        stops.put(container.id(), id);
    }

    /** Circles are broken anywhere: then there is no right order. */
    private List<ObservedContainer> dependentsFirst() {
        List<ObservedContainer> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        List<ObservedContainer> open = new ArrayList<>(observed.own());
        while (!open.isEmpty()) {
            ObservedContainer next = open.stream()
                    .filter(container -> open.stream()
                            .noneMatch(other -> other != container
                                    && dependsOn(other, container.service().orElse(""))))
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(next);
            if (placed.add(next.id())) {
                ordered.add(next);
            }
        }
        return ordered;
    }

    private static boolean dependsOn(ObservedContainer container, String service) {
        for (String entry : container.label(Labels.DEPENDS_ON).orElse("").split(",", -1)) {
            int colon = entry.indexOf(':');
            if ((colon < 0 ? entry : entry.substring(0, colon)).equals(service) && !service.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
