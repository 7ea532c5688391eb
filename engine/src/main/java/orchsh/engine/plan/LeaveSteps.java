package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Need;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/** What stops and what goes, and what becomes free by it. */
final class LeaveSteps {
    private final StartOrder order;
    private final ImageSteps images;
    private final Departures departures;
    private final AnonymousVolumes volumesOfReplaced;
    private final PlanBuilder plan;

    private final Map<String, List<String>> dependents = new HashMap<>();
    /** Of each service: the steps that stop its containers. */
    private final Map<String, List<Integer>> stopsOfService = new HashMap<>();
    /** Of each container that stops, by its id: the step. */
    private final Map<String, Integer> stops = new HashMap<>();
    /** Of each container that goes, by its id: the step. */
    private final Map<String, Integer> removals = new HashMap<>();
    /** By the name of a network on the engine: the steps after which those who must leave it have left. */
    private final Map<String, List<Integer>> leavers = new HashMap<>();
    /** By the host's port: what held it and goes. */
    private final Map<Integer, List<Freed>> freedPorts = new HashMap<>();

    /** A port of a container that becomes free, and the step after which it is. */
    private record Freed(String container, PublishedPort port, int step) {}

    /** @param volumesOfReplaced what becomes of the volumes without a name of containers that have a successor */
    LeaveSteps(
            StartOrder order,
            ImageSteps images,
            Departures departures,
            AnonymousVolumes volumesOfReplaced,
            PlanBuilder plan) {
        this.order = order;
        this.images = images;
        this.departures = departures;
        this.volumesOfReplaced = volumesOfReplaced;
        this.plan = plan;
    }

    /** Those that depend on others stop before them. */
    void heedOrderOf(List<Service> services) {
        for (Service service : services) {
            for (Need need : order.needsOf(service.name())) {
                dependents
                        .computeIfAbsent(need.service(), name -> new ArrayList<>())
                        .add(service.name());
            }
        }
    }

    /** A container that has no successor stops and goes. */
    void leave(String service, Verdict.Leaving leaving) {
        ObservedContainer container = leaving.container();
        if (departures.staysAside(service, container, leaving.why())) {
            return;
        }
        List<Integer> after = images.complete();
        if (container.isAlive()) {
            after = List.of(HookSteps.stop(plan, service, container, leaving.why(), after));
        }
        // Its volumes without a name stay: nobody asked for their data to be lost.
        gone(container, departures.depart(service, container, AnonymousVolumes.KEEP, leaving.why(), after));
    }

    /**
     * A container that is replaced or started again stops, if it runs.
     *
     * @param prepared the steps that must be done before
     */
    void stop(Decision decision, Collection<Integer> prepared) {
        if (decision.stops()) {
            String service = decision.instance().service();
            ObservedContainer container = decision.container().orElseThrow();
            Set<Integer> after = new LinkedHashSet<>(images.complete());
            after.addAll(prepared);
            for (String dependent : dependents.getOrDefault(service, List.of())) {
                after.addAll(stopsOfService.getOrDefault(dependent, List.of()));
            }
            int stop = HookSteps.stop(plan, service, container, decision.why(), after);
            stopsOfService.computeIfAbsent(service, name -> new ArrayList<>()).add(stop);
            stops.put(container.id(), stop);
            left(container, stop);
        }
    }

    /**
     * A container that is replaced goes.
     *
     * @param prepared the steps that must be done before, and were not before it stopped
     */
    void removeReplaced(Decision decision, Collection<Integer> prepared) {
        decision.replaced().ifPresent(container -> {
            Set<Integer> after = new LinkedHashSet<>();
            Optional<Integer> stop = stopOf(container);
            if (stop.isEmpty()) {
                after.addAll(images.complete());
            }
            after.addAll(prepared);
            stop.ifPresent(after::add);
            gone(
                    container,
                    departures.makeWay(
                            decision.instance().service(), container, volumesOfReplaced, decision.why(), after));
        });
    }

    /** A container that stays leaves a network. */
    void takeOut(ObservedContainer container, ObservedNetwork network, String why) {
        String service = ServiceOrder.serviceOf(container);
        Step step = new Step.Disconnect(service, container.name(), network.name(), network.id());
        leavers.computeIfAbsent(network.name(), name -> new ArrayList<>()).add(plan.add(step, why, images.complete()));
    }

    private void gone(ObservedContainer container, int step) {
        removals.put(container.id(), step);
        left(container, step);
        for (PublishedPort port : container.ports()) {
            if (port.isPublished()) {
                freedPorts
                        .computeIfAbsent(port.hostPort(), number -> new ArrayList<>())
                        .add(new Freed(container.id(), port, step));
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

    /** The step that stops a container, if there is one. */
    Optional<Integer> stopOf(ObservedContainer container) {
        return Optional.ofNullable(stops.get(container.id()));
    }

    /** The step after which a container's name and all it held is free, if there is one. */
    Optional<Integer> removalOf(ObservedContainer container) {
        return Optional.ofNullable(removals.get(container.id()));
    }

    /** The steps after which those who must leave a network have left, by the network's name on the engine. */
    List<Integer> leaversOf(String network) {
        return leavers.getOrDefault(network, List.of());
    }

    /** The steps after which the host's ports that a container is to have are free of others. */
    List<Integer> portsFreedFor(Service service, Optional<ObservedContainer> predecessor) {
        List<Integer> steps = new ArrayList<>();
        for (Port port : service.ports()) {
            for (Freed freed : freedPorts.getOrDefault(port.hostPort().orElse(0), List.of())) {
                boolean isOwn = predecessor
                        .filter(old -> old.id().equals(freed.container()))
                        .isPresent();
                if (!isOwn && Conflicts.collide(port, freed.port())) {
                    steps.add(freed.step());
                }
            }
        }
        return steps;
    }
}
