package orchsh.engine.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orchsh.engine.model.Port;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.probe.PortHolder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.RefusedException;

/** Finds out why a container cannot be made or started, and says what to do about it. */
final class ContainerRefusals {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Library library;

    ContainerRefusals(Library library) {
        this.library = library;
    }

    ProblemException notCreated(ContainerOrder order, RefusedException e) {
        String reason = e.reason();
        Optional<String> source = DockerMessages.missingMountSource(reason);
        if (source.isPresent()) {
            return Refusals.because(
                    Problem.error("container `" + order.name() + "` cannot be created: `" + source.get()
                                    + "` is to be mounted and does not exist on the engine's host")
                            .hint("create it first, or use a named volume"),
                    e);
        }
        if (e.status() == CONFLICT && DockerMessages.ownerOfName(reason).isPresent() && isOfSameStack(order, e)) {
            return Refusals.because(
                    Problem.error("somebody else works on this stack: container `" + order.name()
                                    + "` has been made meanwhile, and not by this run")
                            .hint("let the other run end, then run the same command again"),
                    e);
        }
        if (e.status() == CONFLICT && DockerMessages.ownerOfName(reason).isPresent()) {
            return Refusals.because(
                    Problem.error("there is a container `" + order.name() + "` already, which is not this stack's")
                            .hint("remove it with `docker rm -f " + order.name() + "`, or rename one of the two"),
                    e);
        }
        if (DockerMessages.isWithoutLinks(reason)) {
            return Refusals.because(
                    Problem.error("container `" + order.name() + "` cannot be created: the engine knows no links, so `"
                                    + String.join("`, `", order.linkAliases())
                                    + "` can be no name of its own for another service")
                            .hint("give the other service the name for everybody in its network:"
                                    + " network 'NAME', alias: 'ALIAS'"),
                    e);
        }
        if (e.status() == NOT_FOUND && DockerMessages.isNoSuchImage(reason)) {
            return Refusals.because(
                    Problem.error("container `" + order.name() + "` cannot be created: " + reason)
                            .hint("pull or build the image first"),
                    e);
        }
        return Refusals.of("container `" + order.name() + "` cannot be created", e);
    }

    /** Whether the container that has the name of the ordered one belongs to the same stack. */
    private boolean isOfSameStack(ContainerOrder order, RefusedException refusal) {
        try {
            Map<String, String> present = library.calls()
                    .inspectContainerCmd(order.name())
                    .exec()
                    .getConfig()
                    .getLabels();
            String stack = order.labels().get(Labels.STACK);
            return stack != null && present != null && stack.equals(present.get(Labels.STACK));
        } catch (RefusedException e) {
            refusal.addSuppressed(e);
            return false;
        }
    }

    /** Only an engine of this machine has ports that this machine's programs can be in the way of. */
    private Optional<String> programOn(int port, Port.Protocol protocol) {
        return library.wire().address() instanceof EngineAddress.Unix
                ? new PortHolder().of(port, protocol)
                : Optional.empty();
    }

    ProblemException notStarted(String container, RefusedException e) {
        String reason = e.reason();
        Optional<Integer> port = DockerMessages.isPortTaken(reason) ? DockerMessages.port(reason) : Optional.empty();
        if (port.isPresent()) {
            Optional<Port.Protocol> told = DockerMessages.protocol(reason);
            Port.Protocol protocol = told.orElse(Port.Protocol.TCP);
            Optional<String> holder = Refusals.told(() -> publisherOf(port.get(), told), Optional.empty(), e);
            Problem problem = Problem.error("container `" + container + "` cannot be started: port " + port.get()
                            + " of the engine's host is taken by "
                            + holder.map(name -> "container `" + name + "`")
                                    .or(() -> programOn(port.get(), protocol))
                                    .orElse("another program"))
                    .about(Subject.hostPort("", port.get(), protocol.word()));
            return Refusals.because(
                    problem.hint(holder.map(name -> "stop `" + name + "`, or publish another port")
                            .orElse("publish another port, or end the program that `ss -l"
                                    + protocol.word().charAt(0) + "np` shows there")),
                    e);
        }
        Optional<String> program = DockerMessages.missingProgram(reason);
        if (program.isPresent()) {
            return Refusals.because(
                    Problem.error("container `" + container + "` cannot be started: there is no `" + program.get()
                                    + "` in its image")
                            .about(new Subject("", "command", ""))
                            .hint("check its command, and the entrypoint of its image"),
                    e);
        }
        return Refusals.of("container `" + container + "` cannot be started", e);
    }

    private Optional<String> publisherOf(int port, Optional<Port.Protocol> protocol) {
        for (Container container : library.calls().listContainersCmd().exec()) {
            for (ContainerPort published : container.getPorts()) {
                boolean fits = protocol.isEmpty() || protocol.get().word().equals(published.getType());
                if (fits && Objects.equals(published.getPublicPort(), port)) {
                    return Optional.of(Users.nameOf(container));
                }
            }
        }
        return Optional.empty();
    }
}
