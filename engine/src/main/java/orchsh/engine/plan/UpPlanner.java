package orchsh.engine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Link;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Need;
import orchsh.engine.model.Network;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Brings a stack up. Images come first, so that a build that fails leaves what runs alone; then old containers go,
 * dependents before what they depend on; then networks, volumes and new containers.
 */
final class UpPlanner {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Stack stack;
    private final ObservedStack observed;
    private final Goal.Up goal;
    private final StartOrder order;
    private final ContainerOrders orders;
    private final ImageSteps images;
    private final PlanBuilder plan;

    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final Map<String, String> networksToReplace = new LinkedHashMap<>();
    private final Map<String, Integer> stops = new HashMap<>();
    private final Map<String, Integer> removals = new LinkedHashMap<>();
    private final Map<String, Integer> networkSteps = new HashMap<>();
    private final Map<String, Integer> volumeSteps = new HashMap<>();
    private final Map<String, Integer> started = new HashMap<>();
    private final Map<String, Integer> ready = new HashMap<>();

    UpPlanner(Stack stack, ObservedStack observed, Goal.Up goal, Map<String, BuildContent> contents) {
        this.stack = stack;
        this.observed = observed;
        this.goal = goal;
        this.order = StartOrder.of(stack);
        this.orders = new ContainerOrders(stack, order, goal.script());
        this.plan = new PlanBuilder(stack.name());
        this.images = new ImageSteps(stack, observed, goal.images(), contents, plan);
    }

    /** What becomes of a service's containers. */
    private record Decision(Kind kind, String why, Optional<ObservedContainer> container) {
        enum Kind {
            KEEP,
            START,
            RESTART,
            CREATE,
            REPLACE
        }

        boolean creates() {
            return kind == Kind.CREATE || kind == Kind.REPLACE;
        }
    }

    Plan plan() {
        List<Service> services = selected();
        services.forEach(images::consider);
        findChangedNetworks(services);
        services.forEach(service -> decisions.put(service.name(), decide(service)));
        refuseConflicts(services);
        services.forEach(service ->
                images.provide(service, decisionOf(service).creates() ? ImageSteps.Use.ANEW : ImageSteps.Use.AS_IT_IS));
        removeOldContainers(services);
        services.forEach(this::provideNetworks);
        services.forEach(this::provideVolumes);
        services.forEach(this::provideContainer);
        noteOrphans();
        return plan.build();
    }

    private Decision decisionOf(Service service) {
        return Objects.requireNonNull(decisions.get(service.name()), "every selected service is decided on");
    }

    /** The services asked for and all they need, dependencies first. */
    private List<Service> selected() {
        List<String> names = stack.services().stream().map(Service::name).toList();
        for (String wanted : goal.services()) {
            if (!names.contains(wanted)) {
                throw ProblemException.usage(NearMiss.of(wanted, names)
                        .map(near -> Problem.error("there is no service `" + wanted + "` in this stack")
                                .hint("did you mean `" + near + "`?"))
                        .orElse(Problem.error("there is no service `" + wanted + "` in this stack")
                                .hint("its services are: " + String.join(", ", names))));
            }
        }
        Map<String, Service> ordered = new LinkedHashMap<>();
        Set<String> entered = new HashSet<>();
        for (String name : names) {
            if (goal.services().isEmpty() || goal.services().contains(name)) {
                addWithNeeds(name, ordered, entered);
            }
        }
        return List.copyOf(ordered.values());
    }

    private void addWithNeeds(String name, Map<String, Service> ordered, Set<String> entered) {
        List<String> path = new ArrayList<>(List.of(name));
        while (!path.isEmpty()) {
            String current = path.get(path.size() - 1);
            entered.add(current);
            Optional<String> next = order.needsOf(current).stream()
                    .map(Need::service)
                    .filter(need -> !entered.contains(need))
                    .findFirst();
            if (next.isPresent()) {
                path.add(next.get());
            } else {
                path.remove(path.size() - 1);
                stack.service(current).ifPresent(service -> ordered.putIfAbsent(current, service));
            }
        }
    }

    // Decisions

    private void findChangedNetworks(List<Service> services) {
        for (String name : networksOf(services)) {
            Optional<ObservedNetwork> present = observed.networkNamed(stack.networkName(name));
            Optional<String> before = present.flatMap(network -> network.label(Labels.DEFINITION));
            if (before.isPresent()) {
                List<String> changes = Definition.of(networkNamed(name)).changesSince(Definition.decode(before.get()));
                if (!changes.isEmpty()) {
                    networksToReplace.put(name, String.join(", ", changes));
                }
            }
        }
    }

    private Decision decide(Service service) {
        Optional<ObservedContainer> found = mainContainer(service);
        if (found.isEmpty()) {
            return new Decision(Decision.Kind.CREATE, "no container yet", found);
        }
        ObservedContainer container = found.get();
        Optional<String> replace = reasonToReplace(service, container);
        if (replace.isPresent()) {
            return new Decision(Decision.Kind.REPLACE, replace.get(), found);
        }
        return switch (container.state()) {
            case RUNNING, RESTARTING -> new Decision(Decision.Kind.KEEP, "", found);
            case PAUSED -> new Decision(Decision.Kind.RESTART, "it is paused", found);
            case CREATED -> new Decision(Decision.Kind.START, "created, but never started", found);
            case EXITED -> new Decision(Decision.Kind.START, "it has ended: " + container.status(), found);
            case REMOVING, DEAD, UNKNOWN ->
                new Decision(Decision.Kind.REPLACE, "it is " + container.state().word(), found);
        };
    }

    private Optional<String> reasonToReplace(Service service, ObservedContainer container) {
        Optional<String> before = container.label(Labels.DEFINITION);
        if (before.isEmpty()) {
            return Optional.of("another tool made it, from what is not known");
        }
        List<String> reasons =
                new ArrayList<>(Definition.of(stack, service).changesSince(Definition.decode(before.get())));
        ImageReference image = stack.imageOf(service);
        if (images.isBuilt(image)) {
            reasons.add("its image is built anew");
        } else if (reasons.isEmpty()) {
            observed.imageNamed(image.toString())
                    .filter(present -> !present.id().equals(container.imageId()))
                    .ifPresent(present -> reasons.add("image " + image + " is another one now"));
        }
        for (NetworkUse use : service.effectiveNetworks()) {
            Optional.ofNullable(networksToReplace.get(use.network()))
                    .ifPresent(why -> reasons.add("network " + use.network() + " is replaced"));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
    }

    private Optional<ObservedContainer> mainContainer(Service service) {
        return containersOf(service).stream()
                .filter(container -> container.number().orElse(0) == 1)
                .findFirst();
    }

    private List<ObservedContainer> containersOf(Service service) {
        return observed.ofService(service.name()).stream()
                .filter(container -> !container.isOneOff())
                .toList();
    }

    private void refuseConflicts(List<Service> services) {
        Conflicts conflicts = new Conflicts(stack, observed);
        Set<String> going = new HashSet<>();
        decisions.values().stream()
                .filter(decision -> decision.kind() == Decision.Kind.REPLACE)
                .forEach(decision -> decision.container().ifPresent(container -> going.add(container.id())));
        for (Service service : services) {
            Decision.Kind kind = decisionOf(service).kind();
            if (kind == Decision.Kind.CREATE) {
                conflicts.checkName(service);
            }
            if (kind != Decision.Kind.KEEP) {
                conflicts.checkPorts(service, going);
            }
        }
        for (String name : networksOf(services)) {
            String full = stack.networkName(name);
            observed.networkNamed(full).ifPresent(network -> conflicts.checkNetwork(full, network));
        }
        if (!conflicts.problems().isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, conflicts.problems());
        }
    }

    // Containers that go

    private void removeOldContainers(List<Service> services) {
        for (int i = services.size() - 1; i >= 0; i--) {
            Service service = services.get(i);
            for (ObservedContainer extra : containersOf(service)) {
                if (extra.number().orElse(0) != 1) {
                    remove(service, extra, "one container is enough", AnonymousVolumes.REMOVE);
                }
            }
            Decision decision = decisionOf(service);
            if (decision.kind() == Decision.Kind.REPLACE) {
                remove(service, decision.container().orElseThrow(), decision.why(), AnonymousVolumes.KEEP);
            }
        }
    }

    private void remove(Service service, ObservedContainer container, String why, AnonymousVolumes anonymousVolumes) {
        List<Integer> after = new ArrayList<>(images.steps());
        if (container.isAlive()) {
            dependentsOf(service)
                    .forEach(dependent ->
                            Optional.ofNullable(stops.get(dependent)).ifPresent(after::add));
            int stop = plan.add(new Step.StopContainer(service.name(), container.name(), GRACE), why, after);
            stops.put(service.name(), stop);
            after.clear();
            after.add(stop);
        }
        Step removal = new Step.RemoveContainer(service.name(), container.name(), anonymousVolumes);
        removals.put(container.id(), plan.add(removal, why, after));
    }

    private Set<String> dependentsOf(Service service) {
        Set<String> dependents = new LinkedHashSet<>();
        for (String name : decisions.keySet()) {
            if (order.needsOf(name).stream().anyMatch(need -> need.service().equals(service.name()))) {
                dependents.add(name);
            }
        }
        return dependents;
    }

    // Networks and volumes

    private Set<String> networksOf(List<Service> services) {
        Set<String> names = new LinkedHashSet<>();
        services.forEach(service -> service.effectiveNetworks().forEach(use -> names.add(use.network())));
        return names;
    }

    private Network networkNamed(String name) {
        return stack.network(name).orElse(new Network(name, false));
    }

    private void provideNetworks(Service service) {
        for (NetworkUse use : service.effectiveNetworks()) {
            String name = use.network();
            String full = stack.networkName(name);
            Optional<ObservedNetwork> present = observed.networkNamed(full);
            if (networkSteps.containsKey(name) || (present.isPresent() && !networksToReplace.containsKey(name))) {
                continue;
            }
            Network network = networkNamed(name);
            Map<String, String> labels = orders.ownLabels();
            labels.put(Labels.NETWORK, name);
            labels.put(Labels.DEFINITION, Definition.of(network).encode());
            List<Integer> after = new ArrayList<>();
            String why = present.isPresent() ? networksToReplace.getOrDefault(name, "") : "not there yet";
            present.ifPresent(
                    old -> after.add(plan.add(new Step.RemoveNetwork(full, old.id()), why, removals.values())));
            networkSteps.put(name, plan.add(new Step.CreateNetwork(full, network.internal(), labels), why, after));
        }
    }

    private void provideVolumes(Service service) {
        for (Mount mount : service.mounts()) {
            if (mount instanceof Mount.NamedVolume named) {
                String full = stack.volumeName(named.volume());
                if (!volumeSteps.containsKey(named.volume())
                        && observed.volumeNamed(full).isEmpty()) {
                    Map<String, String> labels = orders.ownLabels();
                    labels.put(Labels.VOLUME, named.volume());
                    volumeSteps.put(
                            named.volume(), plan.add(new Step.CreateVolume(full, labels), "not there yet", List.of()));
                }
            }
        }
    }

    // Containers that come

    private void provideContainer(Service service) {
        Decision decision = decisionOf(service);
        String name = decision.creates()
                ? stack.containerName(service, 1)
                : decision.container().orElseThrow().name();
        Set<Integer> before = new LinkedHashSet<>();
        switch (decision.kind()) {
            case CREATE, REPLACE -> before.addAll(create(service, decision, name));
            case RESTART ->
                before.add(plan.add(new Step.StopContainer(service.name(), name, GRACE), decision.why(), List.of()));
            case START, KEEP ->
                before.addAll(reconnect(service, decision.container().orElseThrow(), name));
        }
        if (decision.kind() != Decision.Kind.KEEP) {
            for (Need need : order.needsOf(service.name())) {
                Map<String, Integer> reached = need.condition() == Need.Condition.READY ? ready : started;
                Optional.ofNullable(reached.get(need.service())).ifPresent(before::add);
            }
            before.addAll(holdersOfPorts(service));
            String why = decision.creates() ? "" : decision.why();
            started.put(service.name(), plan.add(new Step.StartContainer(service.name(), name), why, before));
        }
        if (service.waits().isEmpty()) {
            Optional.ofNullable(started.get(service.name())).ifPresent(step -> ready.put(service.name(), step));
        } else {
            Set<Integer> after = new LinkedHashSet<>();
            Optional.ofNullable(started.get(service.name())).ifPresent(after::add);
            ready.put(
                    service.name(),
                    plan.add(new Step.AwaitReady(service.name(), name, service.waits(), seen(decision)), "", after));
        }
    }

    private static Optional<ObservedContainer> seen(Decision decision) {
        return decision.kind() == Decision.Kind.KEEP ? decision.container() : Optional.empty();
    }

    /** Creates the container and joins it to its further networks; returns the steps before it can start. */
    private List<Integer> create(Service service, Decision decision, String name) {
        List<NetworkUse> uses = service.effectiveNetworks();
        Set<Integer> after = new LinkedHashSet<>();
        images.stepFor(service).ifPresent(after::add);
        for (Link link : service.links()) {
            stack.service(link.service())
                    .flatMap(images::stepFor)
                    .filter(step -> link.withEnv())
                    .ifPresent(after::add);
        }
        decision.container()
                .flatMap(old -> Optional.ofNullable(removals.get(old.id())))
                .ifPresent(after::add);
        Optional.ofNullable(networkSteps.get(uses.get(0).network())).ifPresent(after::add);
        for (Mount mount : service.mounts()) {
            if (mount instanceof Mount.NamedVolume named) {
                Optional.ofNullable(volumeSteps.get(named.volume())).ifPresent(after::add);
            }
        }
        int created = plan.add(
                new Step.CreateContainer(
                        service.name(), orders.orderFor(service, name, decision.container()), orders.linksOf(service)),
                decision.why(),
                after);
        List<Integer> steps = new ArrayList<>(List.of(created));
        for (NetworkUse use : uses.subList(1, uses.size())) {
            Set<Integer> ground = new LinkedHashSet<>(List.of(created));
            Optional.ofNullable(networkSteps.get(use.network())).ifPresent(ground::add);
            steps.add(plan.add(connect(service, name, use), "", ground));
        }
        return steps;
    }

    private Step.Connect connect(Service service, String name, NetworkUse use) {
        return new Step.Connect(service.name(), name, stack.networkName(use.network()), orders.placeIn(service, use));
    }

    /** Joins a container again that somebody has taken out of one of its networks. */
    private List<Integer> reconnect(Service service, ObservedContainer container, String name) {
        List<Integer> steps = new ArrayList<>();
        for (NetworkUse use : service.effectiveNetworks()) {
            if (!container.networks().containsKey(stack.networkName(use.network()))) {
                List<Integer> after = Optional.ofNullable(networkSteps.get(use.network()))
                        .map(List::of)
                        .orElse(List.of());
                steps.add(plan.add(connect(service, name, use), "it is not connected", after));
            }
        }
        return steps;
    }

    private List<Integer> holdersOfPorts(Service service) {
        List<Integer> steps = new ArrayList<>();
        for (ObservedContainer container : observed.own()) {
            Optional.ofNullable(removals.get(container.id()))
                    .filter(step -> service.ports().stream()
                            .anyMatch(
                                    port -> container.ports().stream().anyMatch(held -> Conflicts.collide(port, held))))
                    .ifPresent(steps::add);
        }
        return steps;
    }

    private void noteOrphans() {
        List<String> names = stack.services().stream().map(Service::name).toList();
        for (ObservedContainer container : observed.own()) {
            if (!container.isOneOff() && !names.contains(container.service().orElse(""))) {
                plan.note("container `" + container.name() + "` is left as it is: its service `"
                        + container.service().orElse("?") + "` is not in the script any more");
            }
        }
    }
}
