package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Link;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Need;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedStack;

/**
 * Turns decisions into steps. The successor of a container is made first, under a name of its own, and already holds
 * its volumes; then the old one stops and goes, and the successor takes its name. Only when a network is made anew must
 * what is in it stop before.
 */
final class ContainerSteps {
    private final Stack stack;
    private final ObservedStack observed;
    private final StartOrder order;
    private final ContainerOrders orders;
    private final ImageSteps images;
    private final Grounds grounds;
    private final Decisions decisions;
    private final PlanBuilder plan;
    private final boolean stopsFirst;
    private final Departures departures;

    private final Map<String, List<String>> dependents = new HashMap<>();
    /** Of each service whose container stops: the step. */
    private final Map<String, Integer> stops = new HashMap<>();
    /** Of each container that goes, by its id: the step. */
    private final Map<String, Integer> removals = new LinkedHashMap<>();
    /** By the name of a network on the engine: the steps after which those who must leave it have left. */
    private final Map<String, List<Integer>> leavers = new HashMap<>();
    /** By the host's port: what held it and goes. */
    private final Map<Integer, List<Freed>> freedPorts = new HashMap<>();
    /** Of each service: the steps before its container may start. */
    private final Map<String, Set<Integer>> prepared = new HashMap<>();

    private final Map<String, List<Integer>> started = new HashMap<>();
    private final Map<String, List<Integer>> ready = new HashMap<>();

    /** A port of a service that becomes free, and the step after which it is. */
    private record Freed(String service, PublishedPort port, int step) {}

    ContainerSteps(
            Stack stack,
            ObservedStack observed,
            StartOrder order,
            ContainerOrders orders,
            ImageSteps images,
            Grounds grounds,
            Decisions decisions,
            boolean stopsFirst,
            Departures departures,
            PlanBuilder plan) {
        this.stack = stack;
        this.observed = observed;
        this.order = order;
        this.orders = orders;
        this.images = images;
        this.grounds = grounds;
        this.decisions = decisions;
        this.stopsFirst = stopsFirst;
        this.departures = departures;
        this.plan = plan;
    }

    /** Adds all that the services need to run as decided, dependencies first. */
    void addFor(List<Service> services) {
        for (Service service : services) {
            prepared.put(service.name(), new LinkedHashSet<>());
            for (Need need : order.needsOf(service.name())) {
                dependents
                        .computeIfAbsent(need.service(), name -> new ArrayList<>())
                        .add(service.name());
            }
        }
        List<Service> dependentsFirst = reversed(services);
        dependentsFirst.forEach(this::removeSurplus);
        if (stopsFirst) {
            dependentsFirst.forEach(this::stopReplaced);
        }
        grounds.provide(services, network -> leavers.getOrDefault(network, List.of()));
        services.stream()
                .filter(service -> decisions.of(service).replaced().isPresent())
                .forEach(this::create);
        if (!stopsFirst) {
            dependentsFirst.forEach(this::stopReplaced);
        }
        dependentsFirst.forEach(this::removeReplaced);
        services.forEach(this::bringUp);
        departures.removeSetAside(
                ready.values().stream().flatMap(List::stream).distinct().toList());
    }

    private static List<Service> reversed(List<Service> services) {
        List<Service> reversed = new ArrayList<>(services);
        Collections.reverse(reversed);
        return reversed;
    }

    // What goes

    private void removeSurplus(Service service) {
        for (ObservedContainer extra : decisions.of(service).surplus()) {
            String why = "one container is enough";
            List<Integer> after = images.complete();
            if (extra.isAlive()) {
                after = List.of(plan.add(Step.StopContainer.of(service.name(), extra.name()), why, after));
            }
            gone(service, extra, departures.depart(service.name(), extra, why, after));
        }
    }

    private void gone(Service service, ObservedContainer container, int step) {
        removals.put(container.id(), step);
        left(container, step);
        for (PublishedPort port : container.ports()) {
            if (port.isPublished()) {
                freedPorts
                        .computeIfAbsent(port.hostPort(), number -> new ArrayList<>())
                        .add(new Freed(service.name(), port, step));
            }
        }
    }

    private void left(ObservedContainer container, int step) {
        container
                .networks()
                .keySet()
                .forEach(network -> leavers.computeIfAbsent(network, name -> new ArrayList<>())
                        .add(step));
    }

    private void stopReplaced(Service service) {
        Decision decision = decisions.of(service);
        decision.replaced().filter(ObservedContainer::isAlive).ifPresent(container -> {
            Set<Integer> after = new LinkedHashSet<>(images.complete());
            after.addAll(preparedFor(service));
            for (String dependent : dependents.getOrDefault(service.name(), List.of())) {
                Optional.ofNullable(stops.get(dependent)).ifPresent(after::add);
            }
            int stop = plan.add(Step.StopContainer.of(service.name(), container.name()), decision.why(), after);
            stops.put(service.name(), stop);
            left(container, stop);
        });
    }

    private void removeReplaced(Service service) {
        Decision decision = decisions.of(service);
        decision.replaced().ifPresent(container -> {
            Optional<Integer> stop = Optional.ofNullable(stops.get(service.name()));
            Set<Integer> after = new LinkedHashSet<>();
            if (stop.isEmpty()) {
                after.addAll(images.complete());
            }
            if (stop.isEmpty() || stopsFirst) {
                after.addAll(preparedFor(service));
            }
            stop.ifPresent(after::add);
            gone(service, container, departures.depart(service.name(), container, decision.why(), after));
        });
    }

    private Set<Integer> preparedFor(Service service) {
        return prepared.getOrDefault(service.name(), Set.of());
    }

    // What comes

    /** The name under which a container is made: another one while its predecessor has the right one. */
    private String firstName(Service service) {
        String name = stack.containerName(service, 1);
        boolean taken = decisions
                .of(service)
                .replaced()
                .filter(container -> container.name().equals(name))
                .isPresent();
        return taken ? Conflicts.successorName(name) : name;
    }

    /** Creates the container and joins it to its further networks. */
    private void create(Service service) {
        Decision decision = decisions.of(service);
        String name = firstName(service);
        List<NetworkUse> uses = service.effectiveNetworks();
        Set<Integer> after = new LinkedHashSet<>();
        images.stepFor(service).ifPresent(after::add);
        for (Link link : service.links()) {
            stack.service(link.service())
                    .flatMap(images::stepFor)
                    .filter(step -> link.withEnv())
                    .ifPresent(after::add);
        }
        observed.containerNamed(name)
                .flatMap(holder -> Optional.ofNullable(removals.get(holder.id())))
                .ifPresent(after::add);
        grounds.networkStep(uses.get(0).network()).ifPresent(after::add);
        for (Mount mount : service.mounts()) {
            if (mount instanceof Mount.NamedVolume named) {
                grounds.volumeStep(named.volume()).ifPresent(after::add);
            }
        }
        int created = plan.add(
                new Step.CreateContainer(
                        service.name(),
                        stack.containerName(service, 1),
                        orders.orderFor(
                                service, name, grounds.reference(uses.get(0).network()), decision.replaced()),
                        orders.linksOf(service)),
                decision.why(),
                after);
        Set<Integer> steps = new LinkedHashSet<>(List.of(created));
        for (NetworkUse use : uses.subList(1, uses.size())) {
            steps.add(connect(service, name, use, "", List.of(created)));
        }
        prepared.put(service.name(), steps);
    }

    private int connect(Service service, String name, NetworkUse use, String why, Collection<Integer> before) {
        Set<Integer> after = new LinkedHashSet<>(before);
        grounds.networkStep(use.network()).ifPresent(after::add);
        Step step = new Step.Connect(
                service.name(),
                name,
                stack.networkName(use.network()),
                grounds.reference(use.network()),
                orders.placeIn(service, use));
        return plan.add(step, why, after);
    }

    private void bringUp(Service service) {
        Decision decision = decisions.of(service);
        String name = stack.containerName(service, 1);
        Set<Integer> before = new LinkedHashSet<>();
        if (decision.kind() == Decision.Kind.CREATE) {
            create(service);
        }
        before.addAll(decision.replaced()
                .flatMap(old -> Optional.ofNullable(removals.get(old.id())))
                .map(Set::of)
                .orElse(preparedFor(service)));
        String first = decision.kept().map(ObservedContainer::name).orElseGet(() -> firstName(service));
        if (!first.equals(name)) {
            String why = decision.kept().isPresent() ? "its name was left over" : "";
            int renamed = plan.add(new Step.RenameContainer(service.name(), first, name), why, before);
            before.clear();
            before.add(renamed);
        }
        decision.kept().ifPresent(container -> before.addAll(reconnect(service, container, name, List.copyOf(before))));
        if (decision.kind() == Decision.Kind.RESTART) {
            int stop = plan.add(Step.StopContainer.of(service.name(), name), decision.why(), before);
            before.add(stop);
        }
        if (decision.kind() == Decision.Kind.KEEP) {
            started.put(service.name(), List.copyOf(before));
        } else {
            start(service, name, before);
        }
        awaitReady(service, name);
    }

    private void start(Service service, String name, Set<Integer> before) {
        Decision decision = decisions.of(service);
        for (Need need : order.needsOf(service.name())) {
            Map<String, List<Integer>> reached = need.condition() == Need.Condition.READY ? ready : started;
            before.addAll(reached.getOrDefault(need.service(), List.of()));
        }
        for (Port port : service.ports()) {
            for (Freed freed : freedPorts.getOrDefault(port.hostPort().orElse(0), List.of())) {
                if (!freed.service().equals(service.name()) && Conflicts.collide(port, freed.port())) {
                    before.add(freed.step());
                }
            }
        }
        String why = decision.creates() ? "" : decision.why();
        int start = plan.add(new Step.StartContainer(service.name(), name), why, before);
        started.put(service.name(), List.of(start));
    }

    private void awaitReady(Service service, String name) {
        List<Integer> after = started.getOrDefault(service.name(), List.of());
        if (service.waits().isEmpty()) {
            ready.put(service.name(), after);
        } else {
            Optional<ObservedContainer> seen = decisions.of(service).kind() == Decision.Kind.KEEP
                    ? decisions.of(service).container()
                    : Optional.empty();
            Step wait = new Step.AwaitReady(service.name(), name, service.waits(), seen);
            ready.put(service.name(), List.of(plan.add(wait, "", after)));
        }
    }

    /** Joins a container again that somebody has taken out of one of its networks. */
    private List<Integer> reconnect(
            Service service, ObservedContainer container, String name, Collection<Integer> before) {
        List<Integer> steps = new ArrayList<>();
        for (NetworkUse use : service.effectiveNetworks()) {
            if (!container.networks().containsKey(stack.networkName(use.network()))) {
                steps.add(connect(service, name, use, "it is not connected", before));
            }
        }
        return steps;
    }
}
