package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orchsh.engine.definition.MadeWith;
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
    private final ServiceOrder order;
    /** Of each service: the steps that stop its containers. */
    private final Map<String, List<Integer>> stops = new HashMap<>();
    /** By the name of a network or volume: the steps that remove the containers that use it. */
    private final Map<String, List<Integer>> leavers = new HashMap<>();

    DownPlanner(ObservedStack observed, Goal.Down goal) {
        this.observed = observed;
        this.goal = goal;
        this.plan = new PlanBuilder(observed.project());
        this.order = ServiceOrder.of(observed.own());
    }

    Plan plan() {
        Conflicts.refuseOtherTools(observed);
        goal.script().ifPresent(script -> Conflicts.refuseOtherFiles(observed, script));
        List<ObservedContainer> containers = order.dependentsFirst();
        Map<String, Integer> ownStops = new HashMap<>();
        for (ObservedContainer container : containers) {
            if (container.isAlive()) {
                ownStops.put(container.id(), stop(container));
            }
        }
        containers.forEach(container -> remove(container, Optional.ofNullable(ownStops.get(container.id()))));
        observed.kept().forEach(container -> remove(container, Optional.empty()));
        for (ObservedNetwork network : observed.ownNetworks()) {
            plan.add(new Step.RemoveNetwork(network.name(), network.id()), "", usersOf("network", network.name()));
        }
        observed.volumesOfFilesLeft().forEach(volume -> plan.add(new Step.RemoveFiles("", volume), "", List.of()));
        if (goal.data() == Goal.Down.Data.REMOVE) {
            Set<String> seen = seen();
            Set<String> volumes = new LinkedHashSet<>();
            observed.ownVolumes().stream()
                    .filter(volume -> volume.label(Labels.FILES).isEmpty())
                    .filter(volume -> !volume.isNameless() || !seen.contains(volume.name()))
                    .map(ObservedVolume::name)
                    .forEach(volumes::add);
            volumes.addAll(carriedOver());
            for (String volume : volumes) {
                plan.add(new Step.RemoveVolume(volume), "asked for, its data is lost", usersOf("volume", volume));
            }
        }
        if (goal.data() == Goal.Down.Data.REMOVE || observed.ownVolumes().isEmpty()) {
            new LeaseSteps(observed, plan).end();
        }
        return plan.build();
    }

    /** What a container of the stack sees goes with it, unless it has it from a predecessor. */
    private Set<String> seen() {
        return observed.own().stream()
                .flatMap(container -> container.volumes().stream())
                .map(MountedVolume::volume)
                .collect(Collectors.toSet());
    }

    /** Volumes without a name that came from a container's predecessor: the engine does not remove them with it. */
    private List<String> carriedOver() {
        return observed.own().stream()
                .filter(container -> container.label(Labels.REPLACES).isPresent())
                .flatMap(container -> data(container).stream())
                .map(MountedVolume::volume)
                .toList();
    }

    /** Its volumes without a name, but for those that hold only the files it was given. */
    private List<MountedVolume> data(ObservedContainer container) {
        return MadeWith.nameless(container.withoutVolumes(observed.volumesOfFiles(container)));
    }

    private int stop(ObservedContainer container) {
        String service = ServiceOrder.serviceOf(container);
        List<Integer> after = new ArrayList<>();
        for (String dependent : order.dependentsOf(service)) {
            after.addAll(stops.getOrDefault(dependent, List.of()));
        }
        int step = HookSteps.stop(plan, service, container, "", after);
        stops.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
        return step;
    }

    private void remove(ObservedContainer container, Optional<Integer> stop) {
        boolean losesData =
                goal.data() == Goal.Down.Data.REMOVE && !data(container).isEmpty();
        Step removal = new Step.RemoveContainer(
                ServiceOrder.serviceOf(container),
                container.name(),
                losesData ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP);
        int step = plan.add(removal, "", stop.map(List::of).orElse(List.of()));
        for (String volume : observed.volumesOfFiles(container)) {
            plan.add(new Step.RemoveFiles(ServiceOrder.serviceOf(container), volume), "", List.of(step));
        }
        container.networks().keySet().forEach(network -> uses("network", network, step));
        container.volumes().forEach(volume -> uses("volume", volume.volume(), step));
    }

    private void uses(String kind, String name, int step) {
        leavers.computeIfAbsent(kind + " " + name, key -> new ArrayList<>()).add(step);
    }

    private Collection<Integer> usersOf(String kind, String name) {
        return leavers.getOrDefault(kind + " " + name, List.of());
    }
}
