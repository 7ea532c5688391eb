package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;

/** The networks and volumes that containers need. */
final class Grounds {
    private final Stack stack;
    private final ObservedStack observed;
    private final ContainerOrders orders;
    private final PlanBuilder plan;
    private final Map<String, String> changed;
    private final Map<String, Integer> networkSteps = new HashMap<>();
    private final Map<String, Integer> volumeSteps = new HashMap<>();
    private final Set<String> noted = new LinkedHashSet<>();

    /** @param changed the networks that are made anew, by their names in the stack, and why */
    Grounds(
            Stack stack,
            ObservedStack observed,
            Map<String, String> changed,
            ContainerOrders orders,
            PlanBuilder plan) {
        this.stack = stack;
        this.observed = observed;
        this.changed = changed;
        this.orders = orders;
        this.plan = plan;
    }

    /**
     * Adds the steps that make what the services need.
     *
     * @param leavers the steps after which nobody is in a network any more, by its name on the engine
     */
    void provide(List<Service> services, Function<String, Collection<Integer>> leavers) {
        Scope.networksOf(services).forEach(name -> provideNetwork(name, leavers));
        Scope.volumesOf(services).forEach(this::provideVolume);
    }

    private void provideNetwork(String name, Function<String, Collection<Integer>> leavers) {
        String full = stack.networkName(name);
        Optional<ObservedNetwork> present = observed.networkNamed(full);
        if (present.isPresent() && !changed.containsKey(name)) {
            return;
        }
        Network network = Scope.networkNamed(stack, name);
        if (network.external()) {
            return;
        }
        List<Integer> after = new ArrayList<>();
        String why = changed.getOrDefault(name, "not there yet");
        present.ifPresent(
                old -> after.add(plan.add(new Step.RemoveNetwork(full, old.id(), true), why, leavers.apply(full))));
        networkSteps.put(name, plan.add(new Step.CreateNetwork(orders.orderFor(network), goByName()), why, after));
    }

    private void provideVolume(String name) {
        String full = stack.volumeName(name);
        Optional<ObservedVolume> present = observed.volumeNamed(full);
        Volume volume = stack.volume(name).orElseGet(() -> new Volume(name));
        if (volume.external()) {
            return;
        }
        if (present.isPresent()) {
            if (!volume.shared()) {
                noteOwner(present.get());
            }
            List<String> labels = new VolumeChanges(stack, observed).ofLabels(name);
            if (!labels.isEmpty() && noted.add(full + " labels")) {
                plan.note("volume `" + full + "` keeps the labels it was made with: " + String.join(", ", labels));
            }
        } else if (!volumeSteps.containsKey(name)) {
            volumeSteps.put(name, plan.add(new Step.CreateVolume(orders.orderFor(volume)), "not there yet", List.of()));
        }
    }

    private void noteOwner(ObservedVolume volume) {
        boolean own = volume.label(Labels.STACK).filter(stack.name()::equals).isPresent();
        if (!own && noted.add(volume.name())) {
            plan.note("volume `" + volume.name() + "` is used as it is, though "
                    + volume.label(Labels.PROJECT)
                            .filter(owner -> !owner.equals(stack.name()))
                            .map(owner -> "it belongs to project `" + owner + "`")
                            .orElse("orchsh did not make it"));
        }
    }

    Optional<Integer> networkStep(String name) {
        return Optional.ofNullable(networkSteps.get(name));
    }

    Optional<Integer> volumeStep(String name) {
        return Optional.ofNullable(volumeSteps.get(name));
    }

    /**
     * What a network of the stack is addressed by: its name, or its id where others may have the name, too, and it has
     * one already. Engines remember the word for a container's main network, and with an id could never put the
     * container into a successor.
     */
    String reference(String name) {
        String full = stack.networkName(name);
        return observed.networkNamed(full)
                .filter(present -> !goByName() && !networkSteps.containsKey(name))
                .map(ObservedNetwork::id)
                .orElse(full);
    }

    private boolean goByName() {
        return observed.engine().hasUniqueNetworkNames();
    }
}
