package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.model.Batches;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Rollout;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;
import orchsh.engine.plan.WaysBack.Way;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/**
 * Gives the containers of the deployment before their places again, some at a time, as each service says of its rollback.
 * It needs to know nothing but what is on the engine.
 */
final class RollbackPlanner {
    private static final String WHY = "the one before comes back";

    private final ObservedStack observed;
    private final ContainerGoal.GoBack goal;
    private final Stack stack;
    private final PlanBuilder plan;
    private final ServiceOrder order;
    private final WaysBack ways;
    /** Of each service: the steps after which it is as it was. */
    private final Map<String, Collection<Integer>> ready = new HashMap<>();

    RollbackPlanner(ObservedStack observed, ContainerGoal.GoBack goal) {
        this.observed = observed;
        this.goal = goal;
        this.stack = goal.script();
        this.plan = new PlanBuilder(observed.project(), new Terms(stack.deadline(), Terms.OnFailure.KEEP));
        this.order = ServiceOrder.of(observed.own());
        this.ways = new WaysBack(observed, goal);
    }

    Plan plan() {
        Set<String> services = withCompanions(asked());
        refuse(services);
        Set<String> inOrder = new LinkedHashSet<>();
        order.dependenciesFirst().stream()
                .map(ServiceOrder::serviceOf)
                .filter(services::contains)
                .forEach(inOrder::add);
        inOrder.forEach(this::goBack);
        return plan.build();
    }

    private Set<String> asked() {
        Set<String> possible = new TreeSet<>(ways.services());
        Set<String> asked = new TreeSet<>(goal.services().isEmpty() ? possible : goal.services());
        boolean isByItself = goal.before().isPresent();
        if (isByItself) {
            asked.retainAll(possible);
            return asked;
        }
        List<Problem> problems = new ArrayList<>();
        if (asked.isEmpty()) {
            problems.add(Problem.error("there is no way back: nothing is kept of a deployment of stack `"
                            + observed.project() + "` before this one")
                    .hint("`deploy` keeps what it replaces, `up` does not; an earlier script can be deployed instead"));
        }
        asked.stream()
                .filter(service -> !possible.contains(service))
                .forEach(service -> problems.add(Problem.error("there is no way back for service `" + service
                                + "`: nothing is kept of a deployment before this one")
                        .about(Subject.service(service))
                        .hint("`deploy` keeps what it replaces, `up` does not")));
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, problems);
        }
        return asked;
    }

    /** Whoever shares something with a container that goes must go back, too. */
    private Set<String> withCompanions(Set<String> asked) {
        Set<String> services = new LinkedHashSet<>(asked);
        boolean hasGrown = true;
        while (hasGrown) {
            Set<String> ids = new LinkedHashSet<>();
            services.forEach(service ->
                    ways.of(service).forEach(way -> ids.add(way.present().id())));
            hasGrown = false;
            for (ObservedContainer container : observed.own()) {
                boolean shares = container
                        .label(Labels.COMPANIONS)
                        .filter(mark -> ids.stream().anyMatch(mark::contains))
                        .isPresent();
                hasGrown |= shares && container.isAlive() && services.add(ServiceOrder.serviceOf(container));
            }
        }
        return services;
    }

    private void refuse(Set<String> services) {
        List<Problem> problems = new ArrayList<>();
        RolloutRules rules = new RolloutRules(Optional.empty());
        for (String service : services) {
            if (ways.of(service).isEmpty()) {
                problems.add(Problem.error(
                                "service `" + service
                                        + "` shares something with a container that goes, and nothing is kept of it to go back to")
                        .about(Subject.service(service)));
            }
            stack.service(service).ifPresent(known -> problems.addAll(rules.problems(known)));
            ways.of(service).forEach(way -> way.former().ifPresent(former -> problems.addAll(lostNetworks(former))));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, problems);
        }
    }

    private List<Problem> lostNetworks(ObservedContainer former) {
        List<Problem> problems = new ArrayList<>();
        former.networks().forEach((name, endpoint) -> {
            boolean isThere =
                    observed.networkNamed(name).filter(endpoint::isIn).isPresent() || isOfEngine(name, former);
            if (!isThere) {
                problems.add(Problem.error("container `" + former.name() + "` cannot come back: its network `" + name
                                + "` has gone")
                        .about(Subject.service(ServiceOrder.serviceOf(former)))
                        .hint("an earlier script can be deployed instead"));
            }
        });
        return problems;
    }

    private static boolean isOfEngine(String network, ObservedContainer container) {
        return container.networks().size() == 1
                && Set.of("bridge", "host", "none").contains(network);
    }

    private void goBack(String service) {
        Batches batches = stack.service(service)
                .map(Service::rollout)
                .orElse(Rollout.USUAL)
                .rollback();
        Collection<Integer> gate = new LinkedHashSet<>();
        for (String needed : order.needsOf(service)) {
            gate.addAll(ready.getOrDefault(needed, List.of()));
        }
        List<Way> all = ways.of(service);
        TrialSteps trial = new TrialSteps(service);
        int size = batches.atOnce(all.size());
        for (int from = 0; from < all.size(); from += size) {
            if (from > 0 && !batches.delay().isZero()) {
                gate = List.of(plan.add(new Step.Rest(service, batches.delay()), "before the next batch", gate));
            }
            Set<Integer> done = new LinkedHashSet<>();
            for (Way way : all.subList(from, Math.min(all.size(), from + size))) {
                int before = plan.size();
                done.addAll(goBack(service, way, batches, gate));
                trial.note(way.present().name(), plan.since(before));
            }
            gate = done;
        }
        ready.put(service, gate);
        plan.put(trial.trial(batches));
        noteWhatStays(service);
    }

    private void noteWhatStays(String service) {
        Set<String> known = new LinkedHashSet<>();
        ways.of(service).forEach(way -> {
            known.add(way.present().id());
            way.former().ifPresent(former -> known.add(former.id()));
        });
        observed.ofService(service).stream()
                .filter(container -> !container.isOneOff() && !known.contains(container.id()))
                .filter(container -> goal.before().isEmpty())
                .forEach(container ->
                        plan.note("container `" + container.name() + "` stays: it has replaced no other one"));
    }

    /** Returns the steps after which the place is taken as before. */
    private Collection<Integer> goBack(String service, Way way, Batches batches, Collection<Integer> gate) {
        ObservedContainer present = way.present();
        if (way.former().isEmpty()) {
            return remove(service, present, "it was made in this run", gate);
        }
        ObservedContainer former = way.former().get();
        boolean overlaps = batches.order() == Batches.Order.START_FIRST && present.isAlive() && !former.isAlive();
        if (overlaps) {
            Collection<Integer> well = start(service, former, former.name(), batches, gate);
            return takePlace(service, way, remove(service, present, WHY, well));
        }
        Collection<Integer> free = takePlace(service, way, remove(service, present, WHY, gate));
        return former.isAlive() ? free : start(service, former, lastingName(former), batches, free);
    }

    private Collection<Integer> remove(
            String service, ObservedContainer container, String why, Collection<Integer> after) {
        Collection<Integer> stopped =
                container.isAlive() ? List.of(HookSteps.stop(plan, service, container, why, after)) : after;
        // Volumes without a name may be those of the one before, and nobody asked for data to be lost.
        int removed =
                plan.add(new Step.RemoveContainer(service, container.name(), AnonymousVolumes.KEEP), why, stopped);
        observed.volumesOfFiles(container)
                .forEach(volume -> plan.add(new Step.RemoveFiles(service, volume), why, List.of(removed)));
        return List.of(removed);
    }

    /** Gives what was set aside its name again, and what the engine is to do when it ends. */
    private Collection<Integer> takePlace(String service, Way way, Collection<Integer> free) {
        if (!way.isKept()) {
            return free;
        }
        ObservedContainer former = way.former().orElseThrow();
        String name = lastingName(former);
        Collection<Integer> renamed =
                List.of(plan.add(new Step.RenameContainer(service, former.name(), name), "", free));
        RestartPolicy policy = Predecessors.policyOf(former)
                .or(() -> stack.service(service).map(Service::restart))
                .orElse(RestartPolicy.NO);
        return policy.equals(RestartPolicy.NO) || observed.engine().isPodman()
                ? renamed
                : List.of(plan.add(new Step.SetRestart(service, name, policy), "", renamed));
    }

    private static String lastingName(ObservedContainer former) {
        return Predecessors.hasName(former)
                ? former.name().substring(0, former.name().length() - Succession.KEPT.length())
                : former.name();
    }

    /** What it is waited for it says itself: the script's waits are those of its successor. */
    private Collection<Integer> start(
            String service, ObservedContainer former, String name, Batches batches, Collection<Integer> after) {
        int started = plan.add(new Step.StartContainer(service, name), WHY, after);
        if (former.isToEnd()) {
            return List.of(started);
        }
        Step healthy = new Step.AwaitReady(service, name, List.of(), Optional.empty());
        Collection<Integer> isReady = List.of(plan.add(healthy, "", List.of(started)));
        return batches.monitor().isZero()
                ? isReady
                : List.of(plan.add(new Step.StayWell(service, name, batches.monitor()), "", isReady));
    }
}
