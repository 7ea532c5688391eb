package orchsh.engine.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.definition.Definition;
import orchsh.engine.definition.Definitions;
import orchsh.engine.model.Job;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Preparation;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.ContainerOrder.Membership;
import orchsh.engine.port.NetworkPlace;

/**
 * What is run before a container starts for the first time: each command to its end, in a container of its own that is gone
 * afterwards. One whose run was called off is made anew by the next.
 */
final class PreparationSteps {
    private final Stack stack;
    private final ObservedStack observed;
    private final ContainerOrders orders;
    private final CreateSteps creating;
    private final Grounds grounds;
    private final Definitions definitions;
    private final PlanBuilder plan;

    /** Of each service: the steps after which all has been run that is run once for all its containers. */
    private final Map<String, Collection<Integer>> once = new HashMap<>();
    /** The steps of what is run once for all containers of a service. */
    private final Set<Integer> forAll = new HashSet<>();

    PreparationSteps(
            Stack stack,
            ObservedStack observed,
            ContainerOrders orders,
            CreateSteps creating,
            Grounds grounds,
            Definitions definitions,
            PlanBuilder plan) {
        this.stack = stack;
        this.observed = observed;
        this.orders = orders;
        this.creating = creating;
        this.grounds = grounds;
        this.definitions = definitions;
        this.plan = plan;
    }

    /** Adds what is run before a container starts; returns the steps after which it may. */
    Collection<Integer> before(
            Service service, Verdict verdict, Decision decision, String container, Collection<Integer> before) {
        if (service.hooks().beforeStart().isEmpty() || !isNew(decision)) {
            return before;
        }
        boolean isFirst =
                verdict.decisions().stream().allMatch(PreparationSteps::isNew) && !once.containsKey(service.name());
        Set<Integer> steps = new LinkedHashSet<>(before);
        steps.addAll(once.getOrDefault(service.name(), List.of()));
        int number = 0;
        for (Preparation preparation : service.hooks().beforeStart()) {
            number++;
            if (preparation.each() || isFirst) {
                int size = plan.size();
                steps = new LinkedHashSet<>(Set.of(run(service, preparation, container, decision, number, steps)));
                if (!preparation.each()) {
                    plan.since(size).forEach(step -> forAll.add(step.id()));
                }
            }
        }
        if (isFirst) {
            once.put(service.name(), List.copyOf(steps));
        }
        return steps;
    }

    /** Whether a step is part of what is run once for all containers of a service. */
    boolean isForAll(PlannedStep step) {
        return forAll.contains(step.id());
    }

    /** Whether something is run before the container starts, as far as it says what it was made from. */
    static boolean precede(ObservedContainer container) {
        return container
                .label(Labels.DEFINITION)
                .filter(text ->
                        !Definition.decode(text).fieldsAfter("beforeStart").isEmpty())
                .isPresent();
    }

    /** Whether the container has never been started. */
    private static boolean isNew(Decision decision) {
        return decision.creates()
                || decision.kept()
                        .filter(container -> container.state() == ObservedContainer.State.CREATED)
                        .isPresent();
    }

    private int run(
            Service service,
            Preparation preparation,
            String container,
            Decision decision,
            int number,
            Collection<Integer> before) {
        String name = stack.containerName(service, decision.instance().number()) + "-before-" + number;
        Service preparing = service.preparing(preparation, container);
        Set<Integer> after = new LinkedHashSet<>(before);
        observed.containerNamed(name)
                .filter(ObservedContainer::isOneOff)
                .ifPresent(left -> after.add(plan.add(remove(service, name), "a run was called off", before)));
        List<NetworkUse> uses = preparing.effectiveNetworks();
        int atOnce = creating.networksAtOnce();
        ContainerOrder order = orders.orderFor(
                        preparing,
                        decision.instance().number(),
                        name,
                        uses.stream()
                                .limit(atOnce)
                                .map(use -> new Membership(grounds.reference(use.network()), placeIn(preparing, use)))
                                .toList(),
                        creating.companionsOf(preparing),
                        Optional.empty())
                .withLabel(Labels.ONE_OFF, "True");
        String words = definitions.words(service, preparation.hook()).starred();
        Step create = new Step.CreateContainer(service.name(), name, order, orders.linksOf(preparing));
        Set<Integer> made =
                new LinkedHashSet<>(Set.of(plan.add(create, "before " + container + " starts: " + words, after)));
        for (NetworkUse use : uses.stream().skip(atOnce).toList()) {
            Step connect = new Step.Connect(
                    service.name(),
                    name,
                    stack.networkName(use.network()),
                    grounds.reference(use.network()),
                    placeIn(preparing, use));
            made.add(plan.add(connect, "", made));
        }
        int started = plan.add(new Step.StartContainer(service.name(), name), "", made);
        Step end = new Step.AwaitReady(service.name(), name, Job.withEnd(List.of()), Optional.empty());
        return plan.add(remove(service, name), "", List.of(plan.add(end, "", List.of(started))));
    }

    private static Step remove(Service service, String name) {
        return new Step.RemoveContainer(service.name(), name, AnonymousVolumes.REMOVE);
    }

    /** The names of the service are those of its containers. */
    private NetworkPlace placeIn(Service service, NetworkUse use) {
        return new NetworkPlace(List.of(), orders.placeIn(service, use).links());
    }
}
