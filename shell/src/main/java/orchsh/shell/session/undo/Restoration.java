package orchsh.shell.session.undo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.NetworkPlace;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.session.declare.Links;

/** Gives containers that were kept their names and their networks back. */
final class Restoration {
    private final OpenEngine engine;
    private final ContainerEngine changes;
    private final Stack stack;
    private final Map<String, ObservedNetwork> networks = new HashMap<>();

    /** @param stack what the containers are containers of */
    Restoration(OpenEngine engine, Stack stack) {
        this.engine = engine;
        this.changes = engine.ports().changes().get();
        this.stack = stack;
    }

    /** Makes the networks again that they were in and that have gone. */
    void bringBackNetworks(Collection<ObservedContainer> containers, Call call) {
        look();
        Set<String> missing = new HashSet<>();
        containers.forEach(container -> missing.addAll(container.networks().keySet()));
        missing.removeAll(networks.keySet());
        if (missing.isEmpty()) {
            return;
        }
        Goal.Up everything = new Goal.Up(Set.of(), Goal.Up.Images.AS_NEEDED, Optional.empty());
        engine
                .plan(
                        stack,
                        engine.observe(stack.name()),
                        everything,
                        call.invocation().cancellation())
                .steps()
                .stream()
                .map(planned -> planned.step())
                .filter(Step.CreateNetwork.class::isInstance)
                .map(step -> ((Step.CreateNetwork) step).order())
                .filter(order -> missing.contains(order.name()))
                .forEach(changes::createNetwork);
        look();
    }

    private void look() {
        networks.clear();
        engine.observer().networks().forEach(network -> networks.put(network.name(), network));
    }

    /** It is called and reached as it was; whether it runs is another matter. */
    void bringBack(ObservedContainer was) {
        changes.rename(was.id(), was.name());
        was.networks().forEach((name, place) -> {
            ObservedNetwork now = networks.get(name);
            if (now != null && !place.isIn(now)) {
                changes.disconnect(name, was.id());
                changes.connect(name, was.id(), placeOf(was, name, place));
            }
        });
    }

    private NetworkPlace placeOf(ObservedContainer was, String network, ObservedContainer.Endpoint place) {
        return was.service().flatMap(stack::service).stream()
                .flatMap(service -> service.effectiveNetworks().stream()
                        .filter(use -> stack.networkName(use.network()).equals(network))
                        .map(use -> new Links(engine, stack).place(service, use)))
                .findFirst()
                .orElseGet(() ->
                        NetworkPlace.of(NetworkUse.of(network).at(place.fixed()), place.aliases(), new TreeMap<>()));
    }

    /** Those of services that others need come before these. */
    List<ObservedContainer> inOrder(List<ObservedContainer> containers) {
        List<ObservedContainer> sorted = new ArrayList<>();
        StartOrder.of(stack)
                .inOrder()
                .forEach(name -> containers.stream()
                        .filter(container ->
                                container.service().filter(name::equals).isPresent())
                        .forEach(sorted::add));
        containers.stream().filter(container -> !sorted.contains(container)).forEach(sorted::add);
        return sorted;
    }
}
