package orchsh.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.definition.FoundNetwork;
import orchsh.engine.definition.Origins;
import orchsh.engine.model.Port;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/** What stands in the way of a stack and belongs to somebody else. */
final class Conflicts {
    private final Stack stack;
    private final ObservedStack observed;
    private final Set<String> going;
    private final Origins origins;
    private final Map<Integer, List<ObservedContainer>> holders = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param going the ids of the containers that go away
     * @param origins what networks of other tools were made from
     */
    Conflicts(Stack stack, ObservedStack observed, Set<String> going, Origins origins) {
        this.stack = stack;
        this.observed = observed;
        this.going = going;
        this.origins = origins;
        for (ObservedContainer container : observed.containers()) {
            if (!going.contains(container.id())) {
                container.ports().stream()
                        .filter(PublishedPort::isPublished)
                        .forEach(port -> holders.computeIfAbsent(port.hostPort(), number -> new ArrayList<>())
                                .add(container));
            }
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What is neither ours nor docker compose's is neither ours to change nor ours to take down. */
    static void refuseOtherTools(ObservedStack observed) {
        List<ObservedContainer> others = observed.ownOfOtherTools().stream()
                .filter(container -> !container.isOfDockerCompose())
                .toList();
        refuse(observed, others, "that another tool made");
    }

    /** What docker compose made is taken over by who has the same file, and by nobody else. */
    static void refuseOtherFiles(ObservedStack observed, Path script) {
        List<ObservedContainer> others = observed.ownOfOtherTools().stream()
                .filter(container -> !isFrom(script, container))
                .toList();
        refuse(observed, others, "that docker compose made of other files");
    }

    private static boolean isFrom(Path file, ObservedContainer container) {
        boolean isNamed = List.of(
                        container.label(Labels.CONFIG_FILES).orElse("").split(",", -1))
                .contains(file.toString());
        return isNamed
                || Optional.ofNullable(file.getParent())
                        .filter(folder -> container
                                .label(Labels.WORKING_DIRECTORY)
                                .filter(folder.toString()::equals)
                                .isPresent())
                        .isPresent();
    }

    private static void refuse(ObservedStack observed, List<ObservedContainer> others, String whose) {
        if (!others.isEmpty()) {
            throw ProblemException.stack(Problem.error("there is a project `" + observed.project()
                            + "` " + whose + ", with container `"
                            + others.get(0).name() + "`"
                            + (others.size() == 1 ? "" : " and " + (others.size() - 1) + " more"))
                    .hint("take it down with `docker compose -p " + observed.project()
                            + " down`, or give this stack another name with -p"));
        }
    }

    /** The name of a container while its predecessor still has the one it is to have. */
    static String successorName(String name) {
        return name + "-next";
    }

    /** The names its container has on the way must be free, or become so. */
    void checkName(Service service, Decision decision, Choices.Replacement replacement) {
        String name = stack.containerName(service, decision.instance().number());
        Set<String> names = new LinkedHashSet<>(List.of(name));
        if (HookSteps.delayName(service)) {
            names.add(successorName(name));
        }
        decision.replaced()
                .filter(container -> container.name().equals(name))
                .ifPresent(container -> names.addAll(List.of(successorName(name), nameOfReplaced(name, replacement))));
        for (String wanted : names) {
            observed.containerNamed(wanted)
                    .filter(container -> !isOf(container, decision))
                    .ifPresent(container -> problems.add(
                            Problem.error("the name `" + wanted + "` is taken by a container " + ownerOf(container))
                                    .about(new Subject(service.name(), "containerName", name))
                                    .hint("remove or rename that container, or give this stack another name with -p")));
        }
    }

    private static String nameOfReplaced(String name, Choices.Replacement replacement) {
        return switch (replacement) {
            case AT_ONCE -> Departures.nameAside(name);
            case IN_BATCHES -> Predecessors.nameOf(name);
        };
    }

    /** Each port it publishes must be free, unless its own old container or one that goes away has it. */
    void checkPorts(Service service, Decision decision) {
        for (Port port : service.ports()) {
            holders.getOrDefault(port.hostPort().orElse(0), List.of()).stream()
                    .filter(container -> !isOf(container, decision))
                    .filter(container -> container.ports().stream().anyMatch(held -> collide(port, held)))
                    .findFirst()
                    .ifPresent(container -> problems.add(
                            Problem.error("port " + port.hostPort().orElseThrow() + " of service `" + service.name()
                                            + "` is taken by container `" + container.name() + "` "
                                            + ownerOf(container))
                                    .about(new Subject(service.name(), "port", port.toString()))
                                    .hint("stop that container, or publish another port")));
        }
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
    void checkNetwork(String name) {
        String full = stack.networkName(name);
        if (Scope.networkNamed(stack, name).external()) {
            checkExternalNetwork(name, full);
            return;
        }
        observed.networkNamed(full)
                .filter(network -> network.isOf(stack.name()) && network.isOfDockerCompose())
                .ifPresent(network -> checkFound(name, network));
        observed.networkNamed(full)
                .filter(network -> !network.isOf(stack.name()))
                .ifPresent(network -> problems.add(
                        Problem.error("the name of network `" + full + "` is taken by a network " + ownerOf(network))
                                .about(network(name))
                                .hint("remove that network, or give this stack another name with -p")));
    }

    /** A network that docker compose made is used as it is, if it is as the stack says. */
    private void checkFound(String name, ObservedNetwork network) {
        List<String> changes = origins.of(network)
                .map(facts -> FoundNetwork.changesSince(Scope.networkNamed(stack, name), facts))
                .orElseGet(() -> List.of("it does not say what it was made from"));
        if (!changes.isEmpty()) {
            problems.add(Problem.error("network `" + network.name()
                            + "`, which docker compose made, is not as it is to be: " + String.join(", ", changes))
                    .about(network(name))
                    .hint("take the project down with `docker compose -p " + stack.name()
                            + " down`, then bring it up again"));
        }
    }

    private void checkExternalNetwork(String name, String full) {
        if (observed.networkNamed(full).isEmpty()) {
            problems.add(
                    Problem.error("network `" + name + "` is external, and the engine has no network `" + full + "`")
                            .about(network(name))
                            .hint("make it with `docker network create " + full + "`"));
        }
    }

    /** A volume of somebody else must be there, for nobody here makes it. */
    void checkVolume(String name) {
        String full = stack.volumeName(name);
        if (stack.volume(name).filter(Volume::external).isPresent()
                && observed.volumeNamed(full).isEmpty()) {
            problems.add(Problem.error("volume `" + name + "` is external, and the engine has no volume `" + full + "`")
                    .about(new Subject("", "volume", name))
                    .hint("make it with `docker volume create " + full + "`"));
        }
        List<String> changes = new VolumeChanges(stack, observed).of(name);
        if (!changes.isEmpty()) {
            problems.add(Problem.error("volume `" + full + "` is not what the script says ("
                            + String.join(", ", changes) + "), and all data in it would be lost if it were made anew")
                    .about(new Subject("", "volume", name))
                    .hint("give the new one another name; or save the data, and remove it with `docker volume rm "
                            + full + "`"));
        }
    }

    /** No stranger may be in a network that is made anew. */
    void checkLeft(String name, String why) {
        String full = stack.networkName(name);
        observed.networkNamed(full)
                .ifPresent(network -> observed.containers().stream()
                        .filter(container -> container.isAlive() && !going.contains(container.id()))
                        .filter(container ->
                                container.project().filter(stack.name()::equals).isEmpty())
                        .filter(container -> Strays.isIn(container, network))
                        .forEach(container -> problems.add(Problem.error("network `" + full
                                        + "` must be made anew (" + why + "), but container `" + container.name() + "` "
                                        + ownerOf(container) + " is in it")
                                .about(network(name))
                                .hint("take it out with `docker network disconnect " + full + " " + container.name()
                                        + "`, or remove it"))));
    }

    private static Subject network(String name) {
        return new Subject("", "network", name);
    }

    private boolean isOf(ObservedContainer container, Decision decision) {
        return going.contains(container.id())
                || decision.container().filter(container::equals).isPresent();
    }

    private String ownerOf(ObservedContainer container) {
        Optional<String> project = container.project();
        if (project.filter(stack.name()::equals).isEmpty()) {
            return project.map(owner -> "of stack `" + owner + "`").orElse("that belongs to no stack");
        }
        if (container.isOneOff()) {
            return "of this stack that runs a single command";
        }
        String service = container.service().orElse("?");
        return "of this stack's service `" + service + "`"
                + (stack.service(service).isPresent() ? "" : ", which is not in the script");
    }

    private String ownerOf(ObservedNetwork network) {
        return network.label(Labels.PROJECT)
                .filter(owner -> !owner.equals(stack.name()))
                .map(owner -> "of stack `" + owner + "`")
                .orElse("that is not orchsh's");
    }
}
