package orchsh.engine.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.definition.Companions;
import orchsh.engine.model.Link;
import orchsh.engine.model.Mount;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerOrder.Membership;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/** Makes containers, and joins them to their networks. */
final class CreateSteps {
    private final Stack stack;
    private final ObservedStack observed;
    private final ContainerOrders orders;
    private final ImageSteps images;
    private final Grounds grounds;
    private final Decisions decisions;
    private final LeaveSteps leaving;
    private final JoinSteps joining;
    private final FileSteps files;
    private final AnonymousVolumes volumesOfReplaced;
    private final PlanBuilder plan;

    /** Of each container that is made: the steps before it may start. */
    private final Map<Instance, Set<Integer>> prepared = new HashMap<>();

    private final Set<Instance> begun = new HashSet<>();

    CreateSteps(
            Stack stack,
            ObservedStack observed,
            ContainerOrders orders,
            ImageSteps images,
            Grounds grounds,
            Decisions decisions,
            LeaveSteps leaving,
            JoinSteps joining,
            FileSteps files,
            AnonymousVolumes volumesOfReplaced,
            PlanBuilder plan) {
        this.stack = stack;
        this.observed = observed;
        this.orders = orders;
        this.images = images;
        this.grounds = grounds;
        this.decisions = decisions;
        this.leaving = leaving;
        this.joining = joining;
        this.files = files;
        this.volumesOfReplaced = volumesOfReplaced;
        this.plan = plan;
    }

    /** The steps after which a container is there and in all its networks; none when it is not made anew. */
    Set<Integer> preparedFor(Decision decision) {
        return prepared.getOrDefault(decision.instance(), Set.of());
    }

    /** The name under which a container is made: another one while its predecessor has the right one. */
    String firstName(Service service, Decision decision) {
        String name = stack.containerName(service, decision.instance().number());
        boolean taken = decision.replaced()
                .filter(container -> container.name().equals(name))
                .isPresent();
        return taken || HookSteps.delayName(service) ? Conflicts.successorName(name) : name;
    }

    /** Creates a container, after those it shares something with, and joins it to its further networks. */
    void create(Service service, Decision decision) {
        create(service, decision, List.of());
    }

    /** @param first what must be done before besides what it needs */
    void create(Service service, Decision decision, Collection<Integer> first) {
        if (!begun.add(decision.instance())) {
            return;
        }
        String name = firstName(service, decision);
        Map<String, String> companions = companionsOf(service);
        List<NetworkUse> uses = service.effectiveNetworks();
        Step step = new Step.CreateContainer(
                service.name(),
                stack.containerName(service, decision.instance().number()),
                orders.orderFor(
                        service,
                        decision.instance().number(),
                        name,
                        memberships(service, uses),
                        companions,
                        predecessorOf(decision)),
                orders.linksOf(service));
        Set<Integer> needed = neededFor(service, name);
        needed.addAll(first);
        int created = plan.add(step, decision.why(), needed);
        Set<Integer> steps = new LinkedHashSet<>(List.of(created));
        for (NetworkUse use : uses.stream().skip(networksAtOnce()).toList()) {
            steps.add(joining.join(service, name, use, "", List.of(created)));
        }
        files.give(service, name, List.of(created)).ifPresent(steps::add);
        prepared.put(decision.instance(), steps);
    }

    /** Older engines create containers in one network, and connect them to others afterwards. */
    int networksAtOnce() {
        return observed.engine().apiVersion().isAtLeast(1, 44) ? Integer.MAX_VALUE : 1;
    }

    private List<Membership> memberships(Service service, List<NetworkUse> uses) {
        return uses.stream()
                .limit(networksAtOnce())
                .map(use -> new Membership(grounds.reference(use.network()), orders.placeIn(service, use)))
                .toList();
    }

    /** The containers of those it shares something with: the ids of those that stay, the names of those that come. */
    Map<String, String> companionsOf(Service service) {
        Map<String, String> companions = new HashMap<>();
        for (Service companion : Companions.of(stack, service)) {
            Optional<Decision> coming = decisions.firstOf(companion).filter(Decision::creates);
            coming.ifPresent(decision -> create(companion, decision));
            companions.put(
                    companion.name(),
                    coming.map(decision -> firstName(companion, decision))
                            .or(() -> decisions.keptOf(companion).map(ObservedContainer::id))
                            .orElseThrow(() -> ProblemException.stack(Problem.error("service `" + service.name()
                                            + "` shares something with `" + companion.name()
                                            + "`, which is to have no container")
                                    .about(Subject.service(service.name())))));
        }
        return companions;
    }

    /** Whose volumes without a name the container takes over, unless it is to have new ones. */
    private Optional<ObservedContainer> predecessorOf(Decision decision) {
        return volumesOfReplaced == AnonymousVolumes.KEEP
                ? decision.replaced().map(container -> container.withoutVolumes(observed.volumesOfFiles(container)))
                : decision.replaced().map(ObservedContainer::withoutVolumes);
    }

    private Set<Integer> neededFor(Service service, String name) {
        Set<Integer> after = new LinkedHashSet<>();
        images.stepFor(service).ifPresent(after::add);
        after.addAll(images.stepsForImagesBeside(service));
        for (Link link : service.links()) {
            stack.service(link.service())
                    .flatMap(images::stepFor)
                    .filter(step -> link.withEnv())
                    .ifPresent(after::add);
        }
        observed.containerNamed(name).flatMap(leaving::removalOf).ifPresent(after::add);
        for (Service companion : Companions.of(stack, service)) {
            decisions.firstOf(companion).map(this::preparedFor).ifPresent(after::addAll);
        }
        service.effectiveNetworks().stream()
                .limit(networksAtOnce())
                .flatMap(use -> grounds.networkStep(use.network()).stream())
                .forEach(after::add);
        for (Mount mount : service.mounts()) {
            if (mount instanceof Mount.NamedVolume named) {
                grounds.volumeStep(named.volume()).ifPresent(after::add);
            }
        }
        return after;
    }
}
