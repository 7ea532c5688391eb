package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orchsh.engine.model.Batches;
import orchsh.engine.model.Need;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;

/**
 * Turns decisions into steps that replace a service's containers some at a time, as the service says. What is missing comes
 * first; then batch follows batch, each when the one before has shown that it does. A service begins when those that it needs
 * have been gone through, so nothing stops because something else is replaced.
 */
final class RolloutSteps {
    private final Stack stack;
    private final StartOrder order;
    private final Decisions decisions;
    private final Grounds grounds;
    private final ImageSteps images;
    private final Departures departures;
    private final LeaveSteps leaving;
    private final CreateSteps creating;
    private final StartSteps starting;
    private final Ends ends;
    private final PlanBuilder plan;

    RolloutSteps(
            Stack stack,
            StartOrder order,
            Decisions decisions,
            Grounds grounds,
            ImageSteps images,
            Departures departures,
            LeaveSteps leaving,
            CreateSteps creating,
            StartSteps starting,
            Ends ends,
            PlanBuilder plan) {
        this.stack = stack;
        this.order = order;
        this.decisions = decisions;
        this.grounds = grounds;
        this.images = images;
        this.departures = departures;
        this.leaving = leaving;
        this.creating = creating;
        this.starting = starting;
        this.ends = ends;
        this.plan = plan;
    }

    /** Adds all that the services need to run as decided, dependencies first; returns the steps after which they do. */
    Collection<Integer> addFor(List<Service> services) {
        List<Service> dependentsFirst = new ArrayList<>(services);
        Collections.reverse(dependentsFirst);
        for (Service service : dependentsFirst) {
            decisions.of(service).leaving().forEach(container -> leaving.leave(service.name(), container));
        }
        grounds.provide(services, leaving::leaversOf);
        services.forEach(this::rollOut);
        return starting.allReady();
    }

    private void rollOut(Service service) {
        Verdict verdict = decisions.of(service);
        List<Decision> disturbing =
                verdict.decisions().stream().filter(RolloutSteps::disturbs).toList();
        TrialSteps trial = new TrialSteps(service.name());
        for (Decision decision : verdict.decisions()) {
            if (!disturbs(decision)) {
                int before = plan.size();
                starting.bringUp(service, verdict, decision);
                if (decision.kind() != Decision.Kind.KEEP) {
                    note(service, decision, before, trial);
                }
            }
        }
        if (!disturbing.isEmpty()) {
            replace(service, verdict, disturbing, trial);
        }
    }

    /** Whether something that is there is stopped or replaced. */
    private static boolean disturbs(Decision decision) {
        return decision.kind() == Decision.Kind.REPLACE || decision.kind() == Decision.Kind.RESTART;
    }

    private void replace(Service service, Verdict verdict, List<Decision> disturbing, TrialSteps trial) {
        Batches batches = service.rollout().update();
        Collection<Integer> gate = beforeFirstBatch(service, disturbing);
        int size = batches.atOnce(disturbing.size());
        for (int from = 0; from < disturbing.size(); from += size) {
            if (from > 0 && !batches.delay().isZero()) {
                gate = List.of(plan.add(new Step.Rest(service.name(), batches.delay()), "before the next batch", gate));
            }
            Set<Integer> done = new LinkedHashSet<>();
            for (Decision decision : disturbing.subList(from, Math.min(disturbing.size(), from + size))) {
                int before = plan.size();
                done.addAll(replace(service, verdict, decision, gate));
                note(service, decision, before, trial);
            }
            starting.isReadyAfter(service, done);
            gate = done;
        }
        plan.put(trial.trial(batches));
    }

    private Collection<Integer> beforeFirstBatch(Service service, List<Decision> disturbing) {
        Set<Integer> gate = new LinkedHashSet<>(images.complete());
        order.needsOf(service.name()).stream()
                .map(Need::service)
                .filter(needed -> !needed.equals(service.name()))
                .forEach(needed -> gate.addAll(starting.readyOf(needed)));
        gate.addAll(starting.readyOf(service.name()));
        List<Integer> before = List.copyOf(gate);
        for (Decision decision : disturbing) {
            decision.replaced()
                    .ifPresent(container ->
                            gate.addAll(departures.forgetPredecessorOf(service.name(), container, before)));
        }
        return gate;
    }

    /** Returns the steps after which the container has shown that it does. */
    private Collection<Integer> replace(Service service, Verdict verdict, Decision decision, Collection<Integer> gate) {
        String name = stack.containerName(service, decision.instance().number());
        if (decision.replaced().isEmpty()) {
            leaving.stop(decision, gate);
            return staysWell(service, name, starting.bringUp(service, verdict, decision));
        }
        creating.create(service, decision, gate);
        boolean overlaps = service.rollout().update().order() == Batches.Order.START_FIRST
                && decision.stops()
                && !isToEnd(service);
        if (!overlaps) {
            leaving.stop(decision, creating.preparedFor(decision));
            leaving.removeReplaced(decision, creating.preparedFor(decision));
            return staysWell(service, name, starting.bringUp(service, verdict, decision));
        }
        String first = creating.firstName(service, decision);
        Collection<Integer> well = staysWell(service, first, starting.bringUpBeside(service, verdict, decision));
        leaving.stop(decision, well);
        leaving.removeReplaced(decision, List.of());
        List<Integer> gone =
                List.of(decision.replaced().flatMap(leaving::removalOf).orElseThrow());
        return first.equals(name)
                ? gone
                : List.of(plan.add(new Step.RenameContainer(service.name(), first, name), "", gone));
    }

    private Collection<Integer> staysWell(Service service, String container, Collection<Integer> ready) {
        Batches batches = service.rollout().update();
        return batches.monitor().isZero() || isToEnd(service)
                ? ready
                : List.of(plan.add(new Step.StayWell(service.name(), container, batches.monitor()), "", ready));
    }

    private boolean isToEnd(Service service) {
        return ends.codeOf(service).isPresent();
    }

    /** Notes down the steps that were added last as those of the container, but what all containers need is judged by no ratio. */
    private void note(Service service, Decision decision, int before, TrialSteps trial) {
        List<PlannedStep> own = plan.since(before).stream()
                .filter(planned -> !starting.isForAll(planned))
                .toList();
        trial.note(stack.containerName(service, decision.instance().number()), own);
    }
}
