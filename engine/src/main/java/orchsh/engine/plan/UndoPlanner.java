package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.ImageReference;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/**
 * Brings back what was before a run that ended early. It compares what was with what is; and of what is new it touches
 * only what that run has made, for the same names may have been taken by somebody else where it failed.
 */
final class UndoPlanner {
    private final ObservedStack before;
    private final ObservedStack now;
    private final PlanBuilder plan;
    private final Made made;
    private final ServiceOrder order;
    private final Map<String, ObservedContainer> earlier = new HashMap<>();
    private final Map<String, List<Integer>> stops = new HashMap<>();
    private final Map<String, Integer> stopOf = new HashMap<>();
    private final List<Integer> removals = new ArrayList<>();
    private final Map<String, List<Integer>> renames = new HashMap<>();
    private final Map<String, List<Integer>> starts = new HashMap<>();

    /** The names of what was made. */
    private record Made(Set<String> containers, Set<String> networks, Set<String> volumes, Set<ImageReference> images) {
        static Made by(Collection<PlannedStep> done) {
            Made made = new Made(new HashSet<>(), new HashSet<>(), new HashSet<>(), new LinkedHashSet<>());
            for (PlannedStep planned : done) {
                if (planned.step() instanceof Step.CreateContainer create) {
                    made.containers.add(create.order().name());
                    made.containers.add(create.container());
                } else if (planned.step() instanceof Step.CreateNetwork create) {
                    made.networks.add(create.name());
                } else if (planned.step() instanceof Step.CreateVolume create) {
                    made.volumes.add(create.name());
                } else if (planned.step() instanceof Step.PullImage pull) {
                    made.images.add(pull.image());
                } else if (planned.step() instanceof Step.BuildImage build) {
                    made.images.add(build.image());
                }
            }
            return made;
        }
    }

    UndoPlanner(Collection<PlannedStep> done, ObservedStack before, ObservedStack now) {
        this.before = before;
        this.now = now;
        this.plan = new PlanBuilder(before.project());
        this.made = Made.by(done);
        this.order = ServiceOrder.of(now.own());
    }

    Plan plan() {
        before.own().forEach(container -> earlier.put(container.id(), container));
        List<ObservedContainer> dependentsFirst = order.dependentsFirst();
        dependentsFirst.forEach(this::stop);
        dependentsFirst.stream().filter(this::isNew).forEach(this::remove);
        removeNetworks();
        removeVolumes();
        List<ObservedContainer> dependenciesFirst = order.dependenciesFirst();
        dependenciesFirst.forEach(this::bringBack);
        noteWhatStays();
        return plan.build();
    }

    private boolean isNew(ObservedContainer container) {
        return !earlier.containsKey(container.id()) && made.containers().contains(container.name());
    }

    private Optional<ObservedContainer> asItWas(ObservedContainer container) {
        return Optional.ofNullable(earlier.get(container.id()));
    }

    /** What is new, and what did not run before, stops. */
    private void stop(ObservedContainer container) {
        boolean ranBefore =
                asItWas(container).filter(ObservedContainer::isAlive).isPresent();
        boolean isOurs = isNew(container) || asItWas(container).isPresent();
        if (container.isAlive() && isOurs && !ranBefore) {
            String service = ServiceOrder.serviceOf(container);
            Set<Integer> after = new LinkedHashSet<>();
            order.dependentsOf(service).forEach(dependent -> after.addAll(stops.getOrDefault(dependent, List.of())));
            String why = isNew(container) ? "made in this run" : "it did not run before";
            int step = HookSteps.stop(plan, service, container, why, after);
            stops.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
            stopOf.put(container.id(), step);
        }
    }

    /** Volumes without a name that were made with it go with it; those it took over are not its own. */
    private void remove(ObservedContainer container) {
        Step removal =
                new Step.RemoveContainer(ServiceOrder.serviceOf(container), container.name(), AnonymousVolumes.REMOVE);
        int step = plan.add(removal, "made in this run", afterStopOf(container));
        removals.add(step);
        renames.computeIfAbsent(container.name(), name -> new ArrayList<>()).add(step);
    }

    private List<Integer> afterStopOf(ObservedContainer container) {
        return Optional.ofNullable(stopOf.get(container.id())).map(List::of).orElse(List.of());
    }

    private void removeNetworks() {
        Set<String> ids = new HashSet<>();
        before.networks().stream().map(ObservedNetwork::id).forEach(ids::add);
        for (ObservedNetwork network : now.ownNetworks()) {
            if (!ids.contains(network.id()) && made.networks().contains(network.name())) {
                Optional<ObservedContainer> user = now.own().stream()
                        .filter(container -> !isNew(container))
                        .filter(container -> container.networks().containsKey(network.name()))
                        .findFirst();
                user.ifPresentOrElse(
                        container -> plan.note("network `" + network.name() + "` stays: `" + container.name()
                                + "` was connected to it"),
                        () -> plan.add(
                                new Step.RemoveNetwork(network.name(), network.id()), "made in this run", removals));
            }
        }
    }

    private void removeVolumes() {
        for (ObservedVolume volume : now.ownVolumes()) {
            if (before.volumeNamed(volume.name()).isEmpty() && made.volumes().contains(volume.name())) {
                plan.add(new Step.RemoveVolume(volume.name()), "made in this run", removals);
            }
        }
    }

    /** Gives a container its name back and, if it ran, starts it, after what it depends on. */
    private void bringBack(ObservedContainer container) {
        asItWas(container).ifPresent(old -> {
            String service = ServiceOrder.serviceOf(container);
            List<Integer> ready = afterStopOf(container);
            if (!container.name().equals(old.name())) {
                Set<Integer> after = new LinkedHashSet<>(ready);
                after.addAll(renames.getOrDefault(old.name(), List.of()));
                int renamed = plan.add(
                        new Step.RenameContainer(service, container.name(), old.name()), "as it was before", after);
                renames.computeIfAbsent(container.name(), name -> new ArrayList<>())
                        .add(renamed);
                ready = List.of(renamed);
            }
            if (old.isAlive() && !container.isAlive()) {
                start(service, old.name(), ready);
            }
        });
    }

    /** Whatever is new may hold what it needs, a port for example. */
    private void start(String service, String container, Collection<Integer> ready) {
        Set<Integer> after = new LinkedHashSet<>(ready);
        after.addAll(removals);
        order.needsOf(service).forEach(needed -> after.addAll(starts.getOrDefault(needed, List.of())));
        int step = plan.add(new Step.StartContainer(service, container), "it ran before", after);
        starts.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
    }

    private void noteWhatStays() {
        Set<String> ids = new HashSet<>();
        now.own().forEach(container -> ids.add(container.id()));
        for (ObservedContainer container : before.own()) {
            if (!ids.contains(container.id())) {
                plan.note("container `" + container.name() + "` was removed, and cannot be brought back");
            }
        }
        for (ObservedContainer container : now.own()) {
            asItWas(container)
                    .filter(old -> old.state() == State.PAUSED && container.state() != State.PAUSED)
                    .ifPresent(old -> plan.note("container `" + old.name() + "` was paused, and is not paused again"));
            asItWas(container)
                    .filter(old -> !old.networks()
                            .keySet()
                            .containsAll(container.networks().keySet()))
                    .ifPresent(old -> plan.note("container `" + old.name() + "` stays connected as it is now"));
        }
        List<String> images = newImages();
        if (!images.isEmpty()) {
            plan.note("images that were pulled or built stay: " + String.join(", ", images));
        }
    }

    private List<String> newImages() {
        return made.images().stream()
                .filter(image -> !idOf(image, before).equals(idOf(image, now)))
                .map(ImageReference::toString)
                .toList();
    }

    private static Optional<String> idOf(ImageReference image, ObservedStack seen) {
        return seen.imageNamed(image.listedName()).map(ObservedImage::id);
    }
}
