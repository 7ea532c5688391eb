package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;

/** What was made for a stack and is not in its script any more. Data is never among what is removed. */
final class Orphans {
    private static final String ASK = "; remove it with --remove-orphans";

    private final Stack stack;
    private final ObservedStack observed;
    private final Choices.Orphans wish;
    private final List<Verdict.Leaving> containers = new ArrayList<>();

    Orphans(Stack stack, ObservedStack observed, Choices.Orphans wish) {
        this.stack = stack;
        this.observed = observed;
        this.wish = wish;
        for (ObservedContainer container : ServiceOrder.of(observed.own()).dependentsFirst()) {
            boolean hasEnded = container.isOneOff() && !container.isAlive();
            if (!container.isOneOff() && isOfNoService(container)) {
                containers.add(new Verdict.Leaving(
                        container,
                        "its service `" + ServiceOrder.serviceOf(container) + "` is not in the script any more"));
            } else if (hasEnded && wish == Choices.Orphans.REMOVED) {
                containers.add(new Verdict.Leaving(container, "the command it was made for has ended"));
            }
        }
    }

    private boolean isOfNoService(ObservedContainer container) {
        return stack.service(ServiceOrder.serviceOf(container)).isEmpty();
    }

    /** The containers that go. */
    List<Verdict.Leaving> leaving() {
        return wish == Choices.Orphans.REMOVED ? List.copyOf(containers) : List.of();
    }

    /** Adds the steps that remove containers, and notes those that stay. */
    void addContainers(LeaveSteps leaving, PlanBuilder plan) {
        for (Verdict.Leaving orphan : containers) {
            if (wish == Choices.Orphans.REMOVED) {
                leaving.leave(ServiceOrder.serviceOf(orphan.container()), orphan);
            } else {
                plan.note("container `" + orphan.container().name() + "` is left as it is: " + orphan.why() + ASK);
            }
        }
    }

    /**
     * Adds the steps that remove networks, and notes what stays.
     *
     * @param going the ids of the containers that go away
     * @param after gives the steps that must be done before
     */
    void addNetworks(LeaveSteps leaving, Set<String> going, Supplier<Collection<Integer>> after, PlanBuilder plan) {
        for (ObservedNetwork network : unusedNetworks()) {
            Optional<ObservedContainer> user = userOf(network, going);
            if (user.isPresent()) {
                plan.note("network `" + network.name()
                        + "` is left as it is: nothing in the script uses it, but container `"
                        + user.get().name() + "` is in it");
            } else if (wish == Choices.Orphans.REMOVED) {
                Set<Integer> before = new LinkedHashSet<>(after.get());
                before.addAll(leaving.leaversOf(network.name()));
                plan.add(new Step.RemoveNetwork(network.name(), network.id()), "nothing in the script uses it", before);
            } else {
                plan.note("network `" + network.name() + "` is left as it is: nothing in the script uses it" + ASK);
            }
        }
        for (ObservedVolume volume : undeclaredVolumes()) {
            plan.note("volume `" + volume.name()
                    + "` is left as it is: it is not in the script any more, but its data would be lost");
        }
    }

    private List<ObservedNetwork> unusedNetworks() {
        Set<String> names = new HashSet<>();
        stack.networks().forEach(network -> names.add(stack.networkName(network.name())));
        Scope.networksOf(stack.services()).forEach(network -> names.add(stack.networkName(network)));
        return observed.ownNetworks().stream()
                .filter(network -> !names.contains(network.name()))
                .toList();
    }

    private Optional<ObservedContainer> userOf(ObservedNetwork network, Set<String> going) {
        return observed.containers().stream()
                .filter(container -> container.isAlive() && !going.contains(container.id()))
                .filter(container -> Strays.isIn(container, network))
                .findFirst();
    }

    private List<ObservedVolume> undeclaredVolumes() {
        Set<String> names = new LinkedHashSet<>();
        stack.volumes().stream().map(Volume::name).map(stack::volumeName).forEach(names::add);
        return observed.ownVolumes().stream()
                .filter(volume -> !names.contains(volume.name()))
                .filter(volume -> volume.label(Labels.FILES).isEmpty() && !volume.isNameless())
                .toList();
    }
}
