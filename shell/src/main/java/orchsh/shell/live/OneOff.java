package orchsh.shell.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import orchsh.dsl.live.CommandOrder;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;

/**
 * A container beside those of the stack, as one of its services says, for one command.
 *
 * @param stack the stack with a service for it
 * @param service that service
 * @param like the name of the service that it is like
 * @param container the container's name
 */
public record OneOff(Stack stack, Service service, String like, String container) {

    static OneOff of(Stack stack, Service like, CommandOrder order) {
        return of(stack, like, builder -> {
            builder.env(order.env());
            if (!order.words().isEmpty()) {
                builder.command(order.words());
            }
            builder.launch(launch -> {
                order.user().ifPresent(launch::user);
                order.folder().ifPresent(launch::workdir);
                if (!(order.input() instanceof CommandOrder.Input.None)) {
                    launch.stdin(true);
                }
            });
        });
    }

    /**
     * As the service says, but that nothing outside leads to it, and nothing starts it again.
     *
     * @param changes what else is different
     */
    public static OneOff of(Stack stack, Service like, Consumer<Service.Builder> changes) {
        String number = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x100000, 0x1000000));
        Service.Builder builder = like.toOneOff(like.name() + "-run-" + number).image(stack.imageOf(like));
        changes.accept(builder);
        Service service = builder.build();
        Stack with = stack.toBuilder(stack.name()).service(service).build();
        return new OneOff(with, service, like.name(), with.containerName(service, 1));
    }

    /** All up to the container's start, which is left to whoever listens to it from its first word. */
    public Plan upToItsStart(Plan plan) {
        return upToStart(plan, service.name(), Map.of(Labels.ONE_OFF, "True", Labels.LIKE, like));
    }

    /**
     * All of a plan up to the start of a service's container.
     *
     * @param labels what the container gets beside its own
     */
    static Plan upToStart(Plan plan, String service, Map<String, String> labels) {
        Set<Integer> dropped = new HashSet<>();
        List<PlannedStep> steps = new ArrayList<>();
        for (PlannedStep planned : plan.steps()) {
            boolean isItsStart = planned.step() instanceof Step.StartContainer start
                    && start.service().equals(service);
            if (isItsStart || planned.after().stream().anyMatch(dropped::contains)) {
                dropped.add(planned.id());
            } else {
                steps.add(labelled(planned, service, labels));
            }
        }
        return new Plan(plan.stack(), steps, plan.notes(), plan.terms());
    }

    private static PlannedStep labelled(PlannedStep planned, String service, Map<String, String> labels) {
        if (!(planned.step() instanceof Step.CreateContainer create)
                || !create.service().equals(service)) {
            return planned;
        }
        var order = create.order();
        for (var label : labels.entrySet()) {
            order = order.withLabel(label.getKey(), label.getValue());
        }
        return new PlannedStep(
                planned.id(),
                new Step.CreateContainer(create.service(), create.container(), order, create.links()),
                planned.why(),
                planned.after());
    }
}
