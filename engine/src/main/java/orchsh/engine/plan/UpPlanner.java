package orchsh.engine.plan;

import java.util.List;
import java.util.Map;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.RegistryStanding;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/**
 * Brings a stack up. Images come first, so that a build that fails leaves what runs alone. A container's successor is
 * made before it goes, so that a run that is called off loses nothing; dependents stop before what they depend on.
 */
final class UpPlanner {
    private final Stack stack;
    private final ObservedStack observed;
    private final StartOrder order;
    private final Scope scope;
    private final Terms.OnFailure onFailure;
    private final PlanBuilder plan;
    private final ImageSteps images;
    private final ContainerOrders orders;
    private final Decisions decisions;

    UpPlanner(
            Stack stack,
            ObservedStack observed,
            Goal.Up goal,
            Map<String, BuildContent> contents,
            Map<ImageReference, RegistryStanding> standings) {
        this.stack = stack;
        this.observed = observed;
        this.order = StartOrder.of(stack);
        this.scope = Scope.of(stack, observed, order, goal.services());
        this.onFailure = goal.onFailure();
        this.plan = new PlanBuilder(stack.name(), new Terms(stack.deadline(), onFailure));
        this.images = new ImageSteps(stack, observed, goal.images(), contents, standings, plan);
        this.orders = new ContainerOrders(stack, order, goal.script());
        this.decisions = new Decisions(stack, observed, images, orders, scope.changedNetworks());
    }

    Plan plan() {
        Conflicts.refuseOtherTools(observed);
        refuseWhatCannotBeUndone();
        scope.services().forEach(images::consider);
        decisions.decide(scope.services());
        refuseConflicts();
        for (Service service : scope.services()) {
            images.provide(service, decisions.of(service).creates() ? ImageSteps.Use.ANEW : ImageSteps.Use.AS_IT_IS);
        }
        Grounds grounds = new Grounds(stack, observed, scope.changedNetworks(), orders, plan);
        boolean stopsFirst = !scope.changedNetworks().isEmpty();
        Departures departures = new Departures(plan, onFailure);
        new ContainerSteps(stack, observed, order, orders, images, grounds, decisions, stopsFirst, departures, plan)
                .addFor(scope.services());
        noteOrphans();
        return plan.build();
    }

    /** A network has its containers in it by its id, so those of one that is made anew could not go back. */
    private void refuseWhatCannotBeUndone() {
        if (onFailure == Terms.OnFailure.UNDO && !scope.changedNetworks().isEmpty()) {
            List<Problem> problems = scope.changedNetworks().entrySet().stream()
                    .map(changed -> Problem.error("`--atomic` cannot be kept: network `"
                                    + stack.networkName(changed.getKey()) + "` must be made anew (" + changed.getValue()
                                    + "), and what was in the old one could not be brought back")
                            .hint("run it once without --atomic"))
                    .toList();
            throw new ProblemException(ProblemException.Kind.STACK, problems);
        }
    }

    private void refuseConflicts() {
        Conflicts conflicts = new Conflicts(stack, observed, decisions.going());
        for (Service service : scope.services()) {
            Decision decision = decisions.of(service);
            conflicts.checkName(service, decision);
            if (decision.kind() != Decision.Kind.KEEP) {
                conflicts.checkPorts(service, decision);
            }
        }
        Scope.networksOf(scope.services()).forEach(conflicts::checkNetwork);
        scope.changedNetworks().forEach(conflicts::checkLeft);
        if (!conflicts.problems().isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, conflicts.problems());
        }
    }

    private void noteOrphans() {
        for (ObservedContainer container : observed.own()) {
            String service = container.service().orElse("");
            if (!container.isOneOff() && stack.service(service).isEmpty()) {
                plan.note("container `" + container.name() + "` is left as it is: its service `" + service
                        + "` is not in the script any more");
            }
        }
    }
}
