package orchsh.shell.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import orchsh.dsl.live.CommandOrder;
import orchsh.engine.model.Hooks;
import orchsh.engine.model.Identity;
import orchsh.engine.model.Job;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;

/** A container beside those of the stack, as one of its services says, for one command. */
record OneOff(Stack stack, Service service, String container) {

    /** As the service says, but that nothing outside leads to it, and nothing starts it again. */
    static OneOff of(Stack stack, Service like, CommandOrder order) {
        String number = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x100000, 0x1000000));
        Service.Builder builder = like.toBuilder().env(order.env());
        if (!order.words().isEmpty()) {
            builder.command(order.words());
        }
        builder.launch(launch -> {
            order.user().ifPresent(launch::user);
            order.folder().ifPresent(launch::workdir);
        });
        Service service = renamed(builder.build(), like.name() + "-run-" + number, stack);
        Stack with = stack.toBuilder(stack.name()).service(service).build();
        return new OneOff(with, service, with.containerName(service, 1));
    }

    private static Service renamed(Service like, String name, Stack stack) {
        Identity identity = new Identity(
                Optional.empty(),
                like.identity().hostname(),
                like.identity().domainname(),
                like.identity().labels(),
                like.identity().annotations());
        List<NetworkUse> networks = like.networks().stream()
                .map(use -> use.at(NetworkUse.Address.ANY))
                .toList();
        return new Service(
                name,
                Optional.of(new Job(false)),
                Optional.of(stack.imageOf(like)),
                like.build(),
                like.pull(),
                like.platform(),
                like.launch(),
                like.environment(),
                identity,
                List.of(),
                like.exposed(),
                networks,
                like.links(),
                like.externalLinks(),
                like.resolution(),
                like.mounts(),
                like.volumesFrom(),
                like.secrets(),
                like.configs(),
                like.needs(),
                List.of(),
                like.healthcheck(),
                RestartPolicy.NO,
                like.ending(),
                Hooks.NONE,
                like.resources(),
                like.devices(),
                like.privileges(),
                like.namespaces(),
                like.kernel(),
                like.logging(),
                1);
    }

    /** All up to the container's start, which is left to whoever listens to it from its first word. */
    Plan upToItsStart(Plan plan) {
        return upToStart(plan, service.name(), Map.of(Labels.ONE_OFF, "True"));
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
