package orchsh.engine.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;

/** Joins containers to networks. */
final class JoinSteps {
    private final Stack stack;
    private final ContainerOrders orders;
    private final Grounds grounds;
    private final PlanBuilder plan;

    JoinSteps(Stack stack, ContainerOrders orders, Grounds grounds, PlanBuilder plan) {
        this.stack = stack;
        this.orders = orders;
        this.grounds = grounds;
        this.plan = plan;
    }

    /** Adds the step that joins a container to one of its service's networks, and returns its number. */
    int join(Service service, String container, NetworkUse use, String why, Collection<Integer> before) {
        Set<Integer> after = new LinkedHashSet<>(before);
        grounds.networkStep(use.network()).ifPresent(after::add);
        Step step = new Step.Connect(
                service.name(),
                container,
                stack.networkName(use.network()),
                grounds.reference(use.network()),
                orders.placeIn(service, use));
        return plan.add(step, why, after);
    }
}
