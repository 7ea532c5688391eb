package orchsh.engine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.definition.MadeWith;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.observed.ObservedStack;

/** Makes containers rest, go on or go: dependents before what they depend on, as their labels tell it. */
final class RestPlanner {
    private final ObservedStack observed;
    private final ServiceOrder order;
    private final List<ObservedContainer> chosen;
    private final PlanBuilder plan;
    /** Of each service: the steps that make its containers rest. */
    private final Map<String, List<Integer>> rests = new HashMap<>();

    RestPlanner(ObservedStack observed, ContainerGoal goal) {
        this.observed = observed;
        this.order = ServiceOrder.of(observed.own().stream()
                .filter(container -> !container.isOneOff())
                .toList());
        this.chosen = order.dependentsFirst().stream()
                .filter(container -> goal.isAbout(ServiceOrder.serviceOf(container)))
                .toList();
        this.plan = new PlanBuilder(observed.project());
    }

    Plan stop(ContainerGoal.Stop goal) {
        chosen.stream().filter(ObservedContainer::isAlive).forEach(container -> stop(container, goal.grace()));
        return plan.build();
    }

    private int stop(ObservedContainer container, Optional<Duration> grace) {
        String service = ServiceOrder.serviceOf(container);
        int step = HookSteps.stop(
                plan,
                service,
                container,
                grace.orElseGet(() -> MadeWith.graceOf(container)),
                "",
                after(order.dependentsOf(service)));
        rests.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
        return step;
    }

    private Collection<Integer> after(Set<String> services) {
        return services.stream()
                .flatMap(service -> rests.getOrDefault(service, List.of()).stream())
                .toList();
    }

    /** Signals say nothing of what comes of them, so nobody waits for anybody. */
    Plan signal(ContainerGoal.Signal goal) {
        chosen.stream()
                .filter(ObservedContainer::isAlive)
                .forEach(container -> plan.add(
                        new Step.SignalContainer(ServiceOrder.serviceOf(container), container.name(), goal.signal()),
                        "",
                        List.of()));
        return plan.build();
    }

    Plan pause() {
        for (ObservedContainer container : chosen) {
            if (container.state() == State.RUNNING) {
                String service = ServiceOrder.serviceOf(container);
                Step pause = new Step.PauseContainer(service, container.name());
                int step = plan.add(pause, "", after(order.dependentsOf(service)));
                rests.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
            }
        }
        return plan.build();
    }

    /** What is needed goes on before those that need it. */
    Plan unpause() {
        for (int i = chosen.size() - 1; i >= 0; i--) {
            ObservedContainer container = chosen.get(i);
            if (container.state() == State.PAUSED) {
                String service = ServiceOrder.serviceOf(container);
                Step unpause = new Step.UnpauseContainer(service, container.name());
                int step = plan.add(unpause, "", after(order.needsOf(service)));
                rests.computeIfAbsent(service, name -> new ArrayList<>()).add(step);
            }
        }
        return plan.build();
    }

    /** The files that a container was given go with it; what was made for a single command goes too. */
    Plan remove(ContainerGoal.Remove goal) {
        Conflicts.refuseOtherTools(observed);
        List<ObservedContainer> going = new ArrayList<>(chosen);
        observed.own().stream()
                .filter(ObservedContainer::isOneOff)
                .filter(container -> goal.isAbout(container.likeService().orElse(""))
                        || goal.isAbout(ServiceOrder.serviceOf(container)))
                .forEach(going::add);
        for (ObservedContainer container : going) {
            boolean stays = container.isAlive() && goal.running() == ContainerGoal.Remove.Running.LEFT;
            if (!stays) {
                List<Integer> before =
                        container.isAlive() ? List.of(stop(container, Optional.empty())) : List.<Integer>of();
                String service = ServiceOrder.serviceOf(container);
                int step = plan.add(new Step.RemoveContainer(service, container.name(), goal.volumes()), "", before);
                for (String volume : observed.volumesOfFiles(container)) {
                    plan.add(new Step.RemoveFiles(service, volume), "", List.of(step));
                }
            }
        }
        return plan.build();
    }
}
