package orchsh.engine.plan;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.engine.definition.Definitions;
import orchsh.engine.definition.MadeWith;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;

/** Makes containers run that are there, each when what it needs is ready, as labels tell it. */
final class StartPlanner {
    private final List<ObservedContainer> containers;
    private final ServiceOrder order;
    private final ContainerGoal goal;
    private final Optional<Stack> script;
    private final HeldWaits waits;
    private final Function<Stack, HookSteps> hooks;
    private final PlanBuilder plan;
    /** Of each container that is stopped, by its id: the step. */
    private final Map<String, Integer> stops = new HashMap<>();
    /** Of each service: the steps after which its containers have started, or are ready. */
    private final Map<String, List<Integer>> started = new HashMap<>();

    private final Map<String, List<Integer>> ready = new HashMap<>();

    StartPlanner(ObservedStack observed, ContainerGoal goal, Optional<Stack> script, Research research) {
        Succession succession = Succession.of(observed.own());
        this.containers = observed.own().stream()
                .filter(container -> !container.isOneOff() && succession.isInPlace(container))
                .filter(container -> !isUnfinished(container, succession))
                .toList();
        this.order = ServiceOrder.of(containers);
        this.goal = goal;
        this.script = script;
        this.waits = new HeldWaits(script, research.healthchecks());
        this.plan =
                new PlanBuilder(observed.project(), new Terms(script.flatMap(Stack::deadline), Terms.OnFailure.KEEP));
        this.hooks = stack -> new HookSteps(new Definitions(stack, research.confidential()), plan);
    }

    /** What an `up` was called off with: it knows how to go on. */
    private static boolean isUnfinished(ObservedContainer container, Succession succession) {
        return container.state() == State.CREATED
                && (PreparationSteps.precede(container)
                        || succession.predecessorOf(container).isPresent());
    }

    /** What they need is started too. */
    Plan start() {
        Set<String> services = reached(asked(), this::needs);
        bringUp(services);
        return plan.build();
    }

    /** What they need is left as it is. */
    Plan restart(ContainerGoal.Restart restart) {
        boolean follow = restart.followers() == ContainerGoal.Restart.Followers.RESTARTED;
        Set<String> services = follow ? reached(asked(), this::followers) : asked();
        order.dependentsFirst().stream()
                .filter(container -> services.contains(ServiceOrder.serviceOf(container)))
                .filter(container -> container.isAlive())
                .forEach(container -> stop(container, restart.grace()));
        bringUp(services);
        return plan.build();
    }

    private Set<String> asked() {
        return containers.stream()
                .map(ServiceOrder::serviceOf)
                .filter(goal::isAbout)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> reached(Set<String> from, Function<String, Collection<String>> next) {
        Set<String> reached = new LinkedHashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            next.apply(open.remove()).stream().filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    private Collection<String> needs(String service) {
        return order.needsOf(service);
    }

    /** Those that run and say that they restart with it. */
    private Collection<String> followers(String service) {
        return containers.stream()
                .filter(ObservedContainer::isAlive)
                .filter(container -> NeedLabel.of(container).stream()
                        .anyMatch(need -> need.restart() && need.service().equals(service)))
                .map(ServiceOrder::serviceOf)
                .toList();
    }

    private void stop(ObservedContainer container, Optional<Duration> grace) {
        String service = ServiceOrder.serviceOf(container);
        Set<Integer> after = new HashSet<>();
        for (ObservedContainer other : containers) {
            if (order.dependentsOf(service).contains(ServiceOrder.serviceOf(other))) {
                Optional.ofNullable(stops.get(other.id())).ifPresent(after::add);
            }
        }
        Duration given = grace.orElseGet(() -> MadeWith.graceOf(container));
        stops.put(container.id(), HookSteps.stop(plan, service, container, given, whyWith(service), after));
    }

    private String whyWith(String service) {
        return goal.isAbout(service) ? "" : "it restarts with what it needs";
    }

    private void bringUp(Set<String> services) {
        for (ObservedContainer container : order.dependenciesFirst()) {
            String service = ServiceOrder.serviceOf(container);
            boolean isDone = container.isCompleted() && !goal.services().contains(service);
            if (services.contains(service) && !isDone) {
                bringUp(service, container);
            }
        }
    }

    private void bringUp(String service, ObservedContainer container) {
        boolean stays = container.isAlive() && !stops.containsKey(container.id());
        Collection<Integer> runs = stays ? goOn(service, container) : List.of(start(service, container));
        Optional<Service> said = script.flatMap(stack -> stack.service(service));
        if (!stays) {
            Collection<Integer> now = runs;
            runs = said.map(known -> hooks().afterStart(known, container.name(), now))
                    .orElse(now);
        }
        add(started, service, runs);
        Collection<Integer> before = runs;
        Collection<Integer> waited = waits.of(container, said, stays)
                .<Collection<Integer>>map(step -> List.of(plan.add(step, "", before)))
                .orElse(before);
        boolean hooksAreDue = !stays && said.isPresent();
        add(ready, service, hooksAreDue ? hooks().whenReady(said.get(), container.name(), waited) : waited);
    }

    private HookSteps hooks() {
        return hooks.apply(script.orElseThrow());
    }

    private static void add(Map<String, List<Integer>> map, String service, Collection<Integer> steps) {
        map.computeIfAbsent(service, name -> new ArrayList<>()).addAll(steps);
    }

    /** Of what runs already, only what is held has to be done anything about. */
    private Collection<Integer> goOn(String service, ObservedContainer container) {
        return container.state() == State.PAUSED
                ? List.of(plan.add(new Step.UnpauseContainer(service, container.name()), "it is paused", List.of()))
                : List.of();
    }

    private int start(String service, ObservedContainer container) {
        Set<Integer> before = new LinkedHashSet<>();
        Optional.ofNullable(stops.get(container.id())).ifPresent(before::add);
        for (NeedLabel need : NeedLabel.of(container)) {
            Map<String, List<Integer>> reached = need.condition() == Condition.STARTED ? started : ready;
            before.addAll(reached.getOrDefault(need.service(), List.of()));
        }
        String why = goal.isAbout(service) ? "" : "it is needed";
        return plan.add(new Step.StartContainer(service, container.name()), why, before);
    }
}
