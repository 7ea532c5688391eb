package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.Problem;

/** What stands in the way of a stack and belongs to somebody else. */
final class Conflicts {
    private final Stack stack;
    private final ObservedStack observed;
    private final List<Problem> problems = new ArrayList<>();

    Conflicts(Stack stack, ObservedStack observed) {
        this.stack = stack;
        this.observed = observed;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The name its container would have must be free, or belong to it already. */
    void checkName(Service service) {
        String name = stack.containerName(service, 1);
        observed.containerNamed(name)
                .filter(container -> !isOf(container, service))
                .ifPresent(container -> problems.add(
                        Problem.error("the name `" + name + "` is taken by a container " + ownerOf(container))
                                .hint("remove or rename that container, or give this stack another name with -p")));
    }

    /** Each port it publishes must be free, unless its own old container or one that goes away has it. */
    void checkPorts(Service service, Set<String> going) {
        for (Port port : service.ports()) {
            holderOf(service, port, going)
                    .ifPresent(container -> problems.add(
                            Problem.error("port " + port.hostPort().orElseThrow() + " of service `" + service.name()
                                            + "` is taken by container `" + container.name() + "` "
                                            + ownerOf(container))
                                    .hint("stop that container, or publish another port")));
        }
    }

    private Optional<ObservedContainer> holderOf(Service service, Port port, Set<String> going) {
        return observed.containers().stream()
                .filter(container -> !isOf(container, service) && !going.contains(container.id()))
                .filter(container -> container.ports().stream().anyMatch(held -> collide(port, held)))
                .findFirst();
    }

    static boolean collide(Port wanted, PublishedPort held) {
        return held.isPublished()
                && wanted.hostPort().filter(number -> number == held.hostPort()).isPresent()
                && wanted.protocol().word().equals(held.protocol())
                && (wanted.hostAddress()
                                .filter(address -> !isEverywhere(address))
                                .isEmpty()
                        || isEverywhere(held.address())
                        || wanted.hostAddress().get().equals(held.address()));
    }

    private static boolean isEverywhere(String address) {
        return address.equals("0.0.0.0") || address.equals("::") || address.isEmpty();
    }

    /** A network of that name that is not of this stack would mix strangers. */
    void checkNetwork(String name, ObservedNetwork network) {
        Optional<String> project = network.label(Labels.PROJECT);
        if (project.filter(stack.name()::equals).isEmpty()) {
            problems.add(Problem.error("the name of network `" + name + "` is taken by a network "
                            + project.map(owner -> "of stack `" + owner + "`").orElse("that is not orchsh's"))
                    .hint("remove that network, or give this stack another name with -p"));
        }
    }

    private boolean isOf(ObservedContainer container, Service service) {
        return container.project().filter(stack.name()::equals).isPresent()
                && container.service().filter(service.name()::equals).isPresent()
                && !container.isOneOff();
    }

    private String ownerOf(ObservedContainer container) {
        Optional<String> project = container.project();
        if (project.filter(stack.name()::equals).isPresent()) {
            return container.isOneOff()
                    ? "of this stack that runs a single command"
                    : "of this stack's service `" + container.service().orElse("?") + "`, which is not in the script";
        }
        return project.map(owner -> "of stack `" + owner + "`").orElse("that belongs to no stack");
    }
}
