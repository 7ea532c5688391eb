package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Network;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;

/**
 * The containers of a stack that stay while a network they are in is made anew: orphans, those that run a single command,
 * and those of services that nobody asked for. They are taken out of the old one and put into the new one.
 */
final class Strays {
    private final Stack stack;
    private final Grounds grounds;
    private final PlanBuilder plan;
    private final Map<String, String> changedNetworks;
    private final List<Stray> strays = new ArrayList<>();

    private record Stray(ObservedContainer container, String network, ObservedNetwork old) {}

    /**
     * Finds them.
     *
     * @param changedNetworks the networks that are made anew, by their names in the stack, and why
     * @param going the ids of the containers that go away
     */
    Strays(
            Stack stack,
            ObservedStack observed,
            Grounds grounds,
            Map<String, String> changedNetworks,
            Set<String> going,
            PlanBuilder plan) {
        this.stack = stack;
        this.grounds = grounds;
        this.plan = plan;
        this.changedNetworks = changedNetworks;
        for (String name : changedNetworks.keySet()) {
            observed.networkNamed(stack.networkName(name))
                    .ifPresent(network -> observed.own().stream()
                            .filter(container -> !going.contains(container.id()) && isIn(container, network))
                            .forEach(container -> strays.add(new Stray(container, name, network))));
        }
    }

    static boolean isIn(ObservedContainer container, ObservedNetwork network) {
        return Optional.ofNullable(container.networks().get(network.name()))
                .filter(endpoint -> endpoint.isIn(network))
                .isPresent();
    }

    /** Adds the steps that take them out of the old networks. */
    void takeOut(LeaveSteps leaving) {
        strays.forEach(stray -> leaving.takeOut(stray.container(), stray.old(), why(stray)));
    }

    /** Adds the steps that put them into the new ones. */
    void putBack() {
        for (Stray stray : strays) {
            String network = stack.networkName(stray.network());
            Network anew = Scope.networkNamed(stack, stray.network());
            ObservedPlace place = new ObservedPlace(stray.container(), stray.network(), network);
            place.addressesOutOf(anew)
                    .forEach(address ->
                            plan.note("container `" + stray.container().name() + "` gets another address in network `"
                                    + network + "`: it has no " + address + " any more"));
            Step step = new Step.Connect(
                    ServiceOrder.serviceOf(stray.container()),
                    stray.container().name(),
                    network,
                    grounds.reference(stray.network()),
                    place.in(anew));
            plan.add(
                    step,
                    why(stray),
                    grounds.networkStep(stray.network()).map(List::of).orElse(List.of()));
        }
    }

    private String why(Stray stray) {
        return "network " + stray.network() + " is replaced: " + changedNetworks.getOrDefault(stray.network(), "");
    }
}
