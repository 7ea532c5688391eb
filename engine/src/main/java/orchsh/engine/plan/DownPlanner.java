package orchsh.engine.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.MountedVolume;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/** Takes a project down: dependents first, then what they depended on. */
final class DownPlanner {
    private final ObservedStack observed;
    private final Goal.Down goal;
    private final PlanBuilder plan;
    private final Map<String, Set<String>> dependents = new HashMap<>();
    /** Of each service: the steps that stop its containers. */
    private final Map<String, List<Integer>> stops = new HashMap<>();
    /** By the name of a network or volume: the steps that remove the containers that use it. */
    private final Map<String, List<Integer>> leavers = new HashMap<>();

    DownPlanner(ObservedStack observed, Goal.Down goal) {
        this.observed = observed;
        this.goal = goal;
        this.plan = new PlanBuilder(observed.project());
    }

    Plan plan() {
        Conflicts.refuseOtherTools(observed);
        for (ObservedContainer container : observed.own()) {
            for (String needed : needsOf(container)) {
                dependents
                        .computeIfAbsent(needed, name -> new LinkedHashSet<>())
                        .add(serviceOf(container));
            }
        }
        List<ObservedContainer> containers = dependentsFirst();
        Map<String, Integer> ownStops = new HashMap<>();
        for (ObservedContainer container : containers) {
            if (container.isAlive()) {
                ownStops.put(container.id(), stop(container));
            }
        }
        containers.forEach(container -> remove(container, Optional.ofNullable(ownStops.get(container.id()))));
        for (ObservedNetwork network : observed.ownNetworks()) {
            plan.add(new Step.RemoveNetwork(network.name(), network.id()), "", usersOf("network", network.name()));
        }
        if (goal.data() == Goal.Down.Data.REMOVE) {
            Set<String> volumes = new LinkedHashSet<>();
            observed.ownVolumes().stream().map(ObservedVolume::name).forEach(volumes::add);
            volumes.addAll(carriedOver());
            for (String volume : volumes) {
                plan.add(new Step.RemoveVolume(volume), "asked for, its data is lost", usersOf("volume", volume));
            }
        }
        return plan.build();
    }

    /** Volumes without a name that came from a container's predecessor: the engine does not remove them with it. */
    private List<String> carriedOver() {
        return observed.own().stream()
                .filter(container -> container.label(Labels.REPLACES).isPresent())
                .flatMap(container -> container.volumes().stream())
                .filter(MountedVolume::isAnonymous)
                .map(MountedVolume::volume)
                .toList();
    }

    private static String serviceOf(ObservedContainer container) {
        return container.service().orElse("");
    }

    private int stop(ObservedContainer container) {
        String service = serviceOf(container);
        List<Integer> after = new ArrayList<>();
        for (String dependent : dependents.getOrDefault(service, Set.of())) {
            if (!dependent.equals(service)) {
                after.addAll(stops.getOrDefault(dependent, List.of()));
            }
        }
        int step = plan.add(Step.StopContainer.of(service, container.name()), "", after);
        stops.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
        return step;
    }

    private void remove(ObservedContainer container, Optional<Integer> stop) {
        boolean losesData = goal.data() == Goal.Down.Data.REMOVE
                && container.volumes().stream().anyMatch(MountedVolume::isAnonymous);
        Step removal = new Step.RemoveContainer(
                serviceOf(container), container.name(), losesData ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP);
        int step = plan.add(removal, "", stop.map(List::of).orElse(List.of()));
        container.networks().keySet().forEach(network -> uses("network", network, step));
        container.volumes().forEach(volume -> uses("volume", volume.volume(), step));
    }

    private void uses(String kind, String name, int step) {
        leavers.computeIfAbsent(kind + " " + name, key -> new ArrayList<>()).add(step);
    }

    private Collection<Integer> usersOf(String kind, String name) {
        return leavers.getOrDefault(kind + " " + name, List.of());
    }

    /** A service goes when all that depend on it have gone; circles are broken anywhere, for there is no right order. */
    private List<ObservedContainer> dependentsFirst() {
        Map<String, List<ObservedContainer>> open = new LinkedHashMap<>();
        observed.own()
                .forEach(container -> open.computeIfAbsent(serviceOf(container), name -> new ArrayList<>())
                        .add(container));
        Map<String, Integer> waitingFor = new HashMap<>();
        for (String service : open.keySet()) {
            Set<String> others = dependents.getOrDefault(service, Set.of());
            waitingFor.put(service, others.size() - (others.contains(service) ? 1 : 0));
        }
        Deque<String> free = new ArrayDeque<>();
        open.keySet().stream()
                .filter(service -> waitingFor.getOrDefault(service, 0) == 0)
                .forEach(free::add);
        List<ObservedContainer> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            String service = free.isEmpty() ? open.keySet().iterator().next() : free.remove();
            List<ObservedContainer> containers = open.remove(service);
            if (containers == null) {
                continue; // it was where a circle was broken
            }
            ordered.addAll(containers);
            containers.stream()
                    .flatMap(container -> needsOf(container).stream())
                    .distinct()
                    .filter(needed -> !needed.equals(service) && open.containsKey(needed))
                    .filter(needed -> waitingFor.merge(needed, -1, Integer::sum) == 0)
                    .forEach(free::add);
        }
        return ordered;
    }

    /** The services that the container depends on, without the conditions that stand behind colons. */
    private static Set<String> needsOf(ObservedContainer container) {
        Set<String> needs = new LinkedHashSet<>();
        for (String entry : container.label(Labels.DEPENDS_ON).orElse("").split(",", -1)) {
            int colon = entry.indexOf(':');
            String service = colon < 0 ? entry : entry.substring(0, colon);
            if (!service.isEmpty()) {
                needs.add(service);
            }
        }
        return needs;
    }
}
