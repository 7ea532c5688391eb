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
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.ObservedContainer;

/** Gives containers their lasting names, starts them when what they need is there, and waits until they are ready. */
final class StartSteps {
    private final Stack stack;
    private final StartOrder order;
    private final CreateSteps creating;
    private final LeaveSteps leaving;
    private final JoinSteps joining;
    private final FileSteps files;
    private final WaitSteps waits;
    private final PreparationSteps preparing;
    private final HookSteps hooks;
    private final PlanBuilder plan;

    /** Of each service: the steps after which its containers have started. */
    private final Map<String, List<Integer>> started = new HashMap<>();
    /** Of each service: the steps after which its containers are ready. */
    private final Map<String, List<Integer>> ready = new HashMap<>();

    StartSteps(
            Stack stack,
            StartOrder order,
            CreateSteps creating,
            LeaveSteps leaving,
            JoinSteps joining,
            FileSteps files,
            WaitSteps waits,
            PreparationSteps preparing,
            HookSteps hooks,
            PlanBuilder plan) {
        this.stack = stack;
        this.order = order;
        this.creating = creating;
        this.leaving = leaving;
        this.joining = joining;
        this.files = files;
        this.waits = waits;
        this.preparing = preparing;
        this.hooks = hooks;
        this.plan = plan;
    }

    /** The steps after which everything is ready. */
    Collection<Integer> allReady() {
        Set<Integer> all = new LinkedHashSet<>();
        ready.values().forEach(all::addAll);
        return all;
    }

    /** All containers of a service, each by itself: at once, unless what they need says otherwise. */
    void bringUp(Service service, Verdict verdict) {
        verdict.decisions().forEach(decision -> bringUp(service, verdict, decision));
    }

    /** One container of a service; returns the steps after which it is ready. */
    Collection<Integer> bringUp(Service service, Verdict verdict, Decision decision) {
        List<Integer> runs = run(service, verdict, decision);
        started.computeIfAbsent(service.name(), name -> new ArrayList<>()).addAll(runs);
        List<Integer> isReady = awaitReady(service, decision, runs);
        isReadyAfter(service, isReady);
        return isReady;
    }

    /**
     * One container of a service beside the one whose place it is to take, under the name it was made with; returns the
     * steps after which it is ready.
     */
    Collection<Integer> bringUpBeside(Service service, Verdict verdict, Decision decision) {
        String name = creating.firstName(service, decision);
        Set<Integer> prepared = new LinkedHashSet<>(creating.preparedFor(decision));
        int start = start(service, verdict, decision, name, prepared);
        Collection<Integer> runs = hooks.afterStart(service, name, List.of(start));
        Collection<Integer> waited = waits.of(service, name, Optional.empty())
                .<Collection<Integer>>map(step -> List.of(plan.add(step, "", runs)))
                .orElse(runs);
        return hooks.whenReady(service, name, waited);
    }

    /** Whether a step that was added for one container is one for all of its service. */
    boolean isForAll(PlannedStep step) {
        return preparing.isForAll(step);
    }

    /** Whoever needs the service waits for these steps, too. */
    void isReadyAfter(Service service, Collection<Integer> steps) {
        ready.computeIfAbsent(service.name(), name -> new ArrayList<>()).addAll(steps);
    }

    /** The steps after which a service's containers are ready, as far as they have been added. */
    List<Integer> readyOf(String service) {
        return ready.getOrDefault(service, List.of());
    }

    /** Returns the steps after which the container runs. */
    private List<Integer> run(Service service, Verdict verdict, Decision decision) {
        String name = stack.containerName(service, decision.instance().number());
        if (decision.kind() == Decision.Kind.CREATE) {
            creating.create(service, decision);
        }
        Set<Integer> before = new LinkedHashSet<>(decision.replaced()
                .flatMap(leaving::removalOf)
                .map(Set::of)
                .orElseGet(() -> creating.preparedFor(decision)));
        decision.kept().flatMap(leaving::stopOf).ifPresent(before::add);
        String first =
                decision.kept().map(ObservedContainer::name).orElseGet(() -> creating.firstName(service, decision));
        String atStart = nameAtStart(service, decision, name);
        if (!first.equals(atStart)) {
            rename(service, first, atStart, whyRenamed(decision, first, name), before);
        }
        decision.kept().ifPresent(container -> {
            before.addAll(setRestart(service, container, atStart, List.copyOf(before)));
            before.addAll(reconnect(service, container, atStart, List.copyOf(before)));
            if (container.state() == ObservedContainer.State.CREATED) {
                files.give(service, atStart, List.copyOf(before)).ifPresent(before::add);
            }
        });
        Set<Integer> steps = new LinkedHashSet<>(before);
        if (decision.kind() != Decision.Kind.KEEP) {
            steps = new LinkedHashSet<>(List.of(start(service, verdict, decision, atStart, before)));
        }
        if (!atStart.equals(name)) {
            steps = new LinkedHashSet<>(hooks.afterStart(service, atStart, steps));
            if (service.hooks().whenReady().isEmpty()) {
                rename(service, atStart, name, "", steps);
            }
        }
        return List.copyOf(steps);
    }

    /** Where something is run after the start or when it is ready, a container gets its lasting name only then. */
    private static String nameAtStart(Service service, Decision decision, String name) {
        boolean isPast = decision.kind() == Decision.Kind.KEEP
                && decision.container()
                        .filter(container -> container.name().equals(name) || !container.isAlive())
                        .isPresent();
        return HookSteps.delayName(service) && !isPast ? Conflicts.successorName(name) : name;
    }

    private static String whyRenamed(Decision decision, String first, String name) {
        if (decision.kept().isEmpty()) {
            return "";
        }
        return first.equals(name) ? "something is to be run in it after its start" : "its name was left over";
    }

    /** The renaming takes the place of the steps that it comes after. */
    private void rename(Service service, String from, String to, String why, Set<Integer> steps) {
        int renamed = plan.add(new Step.RenameContainer(service.name(), from, to), why, steps);
        steps.clear();
        steps.add(renamed);
    }

    private int start(Service service, Verdict verdict, Decision decision, String name, Set<Integer> before) {
        for (Need need : order.needsOf(service.name())) {
            Map<String, List<Integer>> reached = need.condition() == Need.Condition.STARTED ? started : ready;
            before.addAll(reached.getOrDefault(need.service(), List.of()));
        }
        before.addAll(leaving.portsFreedFor(service, decision.replaced()));
        String why = decision.creates() ? "" : decision.why();
        Collection<Integer> ready = preparing.before(service, verdict, decision, name, before);
        return plan.add(new Step.StartContainer(service.name(), name), why, ready);
    }

    /** Returns the steps after which the container is ready. */
    private List<Integer> awaitReady(Service service, Decision decision, List<Integer> after) {
        Optional<ObservedContainer> seen =
                decision.kind() == Decision.Kind.KEEP ? decision.container() : Optional.empty();
        String name = stack.containerName(service, decision.instance().number());
        boolean runsWhenReady = !service.hooks().whenReady().isEmpty();
        String current = runsWhenReady ? nameAtStart(service, decision, name) : name;
        List<Integer> waited = waits.of(service, current, seen)
                .map(step -> List.of(plan.add(step, "", after)))
                .orElse(after);
        if (current.equals(name)) {
            return waited;
        }
        Set<Integer> steps = new LinkedHashSet<>(hooks.whenReady(service, current, waited));
        rename(service, current, name, "", steps);
        return List.copyOf(steps);
    }

    /** What was kept of an earlier deployment and counts again is started by the engine again, too. */
    private List<Integer> setRestart(
            Service service, ObservedContainer container, String name, Collection<Integer> before) {
        return Predecessors.hasName(container) && !service.restart().equals(RestartPolicy.NO)
                ? List.of(plan.add(new Step.SetRestart(service.name(), name, service.restart()), "", before))
                : List.of();
    }

    /** Joins a container again that somebody has taken out of one of its networks. */
    private List<Integer> reconnect(
            Service service, ObservedContainer container, String name, Collection<Integer> before) {
        List<Integer> steps = new ArrayList<>();
        for (NetworkUse use : service.effectiveNetworks()) {
            if (!container.networks().containsKey(stack.networkName(use.network()))) {
                steps.add(joining.join(service, name, use, "it is not connected", before));
            }
        }
        return steps;
    }
}
