package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateVolumeCmd;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.Network;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Hook;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Port;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.port.FileOrder;
import orchsh.engine.port.NetworkOrder;
import orchsh.engine.port.NetworkPlace;
import orchsh.engine.port.VolumeOrder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireSessions;

/** Changes a container engine through the Docker library, which speaks through our own client. */
public final class DockerEngine implements ContainerEngine {
    private static final Duration FOR_OTHERS_TO_GIVE_UP = Duration.ofSeconds(1);
    private static final Duration FOR_LEFTOVERS_TO_GO = Duration.ofSeconds(2);
    private static final Duration FOR_ENDPOINTS_TO_GO = Duration.ofSeconds(5);
    private static final Duration FOR_CONTAINERS_TO_GO = Duration.ofSeconds(30);
    private static final String DEFAULT_NETWORK = "bridge";
    private static final String LEFTOVER = "ep-";
    private static final String PACKET_SIZE = "com.docker.network.driver.mtu";
    private static final String USUAL_PACKET_SIZE = "1500";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Library library;
    private final RawCalls raw;
    private final Registry registry;
    private final ImageBuilds builds;
    private final Images images;
    private final ContainerControl control;
    private final Once<Map<String, String>> packetSize = new Once<>(this::packetSizeOfDefaultNetwork);

    public DockerEngine(WireClient client, Surroundings surroundings) {
        RegistryLogins logins = new RegistryLogins(surroundings);
        this.library = new Library(client);
        this.raw = new RawCalls(client);
        this.registry = new Registry(library, logins);
        this.builds = new ImageBuilds(library, logins, surroundings);
        this.images = new Images(library);
        this.control = new ContainerControl(client);
    }

    // ---- networks

    @Override
    public String createNetwork(NetworkOrder order) {
        String name = order.name();
        Map<String, String> labels = order.labels();
        try {
            String id = raw.make(Target.of("/networks/create"), NetworkBody.of(order, usualOptions(order.network())))
                    .id();
            return agreed(name, Optional.of(id), labels).orElse(id);
        } catch (RefusedException e) {
            if (e.status() == CONFLICT || DockerMessages.isNetworkPresent(e.reason())) {
                return present(name, labels, e)
                        .orElseThrow(() -> Refusals.because(
                                Problem.error("there is a network `" + name + "` already, which is not this stack's")
                                        .hint("remove it with `docker network rm " + name + "`, or rename the stack"),
                                e));
            }
            if (DockerMessages.isOutOfAddresses(e.reason())) {
                throw Refusals.because(
                        Problem.error("the network `" + name + "` cannot be created: the engine has no addresses left")
                                .hint("`docker network prune` removes networks that nothing uses"),
                        e);
            }
            throw Refusals.of("network `" + name + "` cannot be created", e);
        }
    }

    /** The packet size is a word of the bridge's driver. */
    private Map<String, String> usualOptions(orchsh.engine.model.Network network) {
        return network.driver().orElse(DEFAULT_NETWORK).equals(DEFAULT_NETWORK) ? packetSize.get() : Map.of();
    }

    /** The one network of that name, which the engine says there is already. */
    private Optional<String> present(String name, Map<String, String> labels, RefusedException refusal) {
        try {
            return agreed(name, Optional.empty(), labels);
        } catch (RefusedException | ProblemException e) {
            refusal.addSuppressed(e);
            throw Refusals.of("network `" + name + "` cannot be created", refusal);
        }
    }

    /**
     * Engines apply the packet size they were given to their default network alone; on others, packets that are too large
     * for the way out would get lost. So ours take after the default one.
     */
    private Map<String, String> packetSizeOfDefaultNetwork() {
        try {
            Map<String, String> options = docker().inspectNetworkCmd()
                    .withNetworkId(DEFAULT_NETWORK)
                    .exec()
                    .getOptions();
            String size = options == null ? USUAL_PACKET_SIZE : options.getOrDefault(PACKET_SIZE, USUAL_PACKET_SIZE);
            return size.equals(USUAL_PACKET_SIZE) ? Map.of() : Map.of(PACKET_SIZE, size);
        } catch (RefusedException e) {
            return Map.of(); // an engine without such a network has nothing to take after
        }
    }

    /**
     * The one network of that name. Old engines let several callers create a name at once, and who looked early may have
     * seen its own only. So everybody gives up its own for an older one, the owner of the oldest gives up, too, when
     * another one stays, and all take what is left in the end.
     */
    private Optional<String> agreed(String name, Optional<String> created, Map<String, String> labels) {
        Optional<String> mine = created;
        Pause pause = new Pause(FOR_OTHERS_TO_GIVE_UP.multipliedBy(3));
        List<String> present = networksNamed(name, labels);
        while (present.size() > 1) {
            boolean younger = mine.isPresent() && !mine.get().equals(present.get(0));
            if (younger || (mine.isPresent() && pause.lasted(FOR_OTHERS_TO_GIVE_UP))) {
                removeNetwork(mine.get());
                mine = Optional.empty();
            } else if (!pause.next()) {
                break;
            }
            present = networksNamed(name, labels);
        }
        return present.stream().findFirst();
    }

    /** The ids of this stack's networks of that name, the oldest first. */
    private List<String> networksNamed(String name, Map<String, String> labels) {
        return docker().listNetworksCmd().withNameFilter(name).exec().stream()
                .filter(network -> name.equals(network.getName()))
                .filter(network -> belongsTo(network, labels))
                .sorted(Comparator.comparing(Network::getCreated).thenComparing(Network::getId))
                .map(Network::getId)
                .toList();
    }

    private static boolean belongsTo(Network network, Map<String, String> labels) {
        Map<String, String> present = network.getLabels();
        return present != null && Objects.equals(present.get(Labels.PROJECT), labels.get(Labels.PROJECT));
    }

    @Override
    public void connect(String networkIdOrName, String container, NetworkPlace place) {
        try {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", container);
            body.set("EndpointConfig", EndpointBody.of(place));
            raw.post(Target.of("/networks/").name(networkIdOrName).path("/connect"), body);
        } catch (RefusedException e) {
            throw Refusals.of("`" + container + "` cannot be connected to the network `" + networkIdOrName + "`", e);
        }
    }

    /** Taking out whom somebody else has taken out already is no failure. */
    @Override
    public void disconnect(String networkIdOrName, String container) {
        try {
            docker().disconnectFromNetworkCmd()
                    .withNetworkId(networkIdOrName)
                    .withContainerId(container)
                    .exec();
        } catch (RefusedException e) {
            if (e.status() != NOT_FOUND && !DockerMessages.isNotConnected(e.reason())) {
                throw Refusals.of(
                        "`" + container + "` cannot be taken out of the network `" + networkIdOrName + "`", e);
            }
        }
    }

    /** An engine goes on counting a container that has just gone for a while, and now and then for ever. */
    @Override
    public Optional<String> removeNetwork(String idOrName) {
        Optional<RefusedException> refused = removeNetworkWithin(FOR_ENDPOINTS_TO_GO, idOrName);
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        List<String> users = disconnectGone(idOrName);
        if (!users.isEmpty()) {
            throw Refusals.because(
                    Problem.error("the network `" + idOrName + "` cannot be removed: " + usedBy(users)), refused.get());
        }
        return removeNetworkWithin(FOR_LEFTOVERS_TO_GO, idOrName)
                .map(still -> "the engine counts containers in it that are gone (" + still.reason() + ")");
    }

    private Optional<RefusedException> removeNetworkWithin(Duration time, String idOrName) {
        Pause pause = new Pause(time);
        Optional<RefusedException> refused = tryRemoveNetwork(idOrName);
        while (refused.isPresent() && pause.next()) {
            refused = tryRemoveNetwork(idOrName);
        }
        return refused;
    }

    /** The refusal, when the network is in use. */
    private Optional<RefusedException> tryRemoveNetwork(String idOrName) {
        try {
            docker().removeNetworkCmd(idOrName).exec();
            return Optional.empty();
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            if (DockerMessages.isNetworkInUse(e.reason())) {
                return Optional.of(e);
            }
            throw Refusals.of("the network `" + idOrName + "` cannot be removed", e);
        }
    }

    /** Takes containers out of the network that do not run, and returns the names of those that do. */
    private List<String> disconnectGone(String network) {
        List<String> users = new ArrayList<>();
        try {
            Map<String, Network.ContainerNetworkConfig> endpoints =
                    docker().inspectNetworkCmd().withNetworkId(network).exec().getContainers();
            for (var endpoint :
                    (endpoints == null ? Map.<String, Network.ContainerNetworkConfig>of() : endpoints).entrySet()) {
                String id = endpoint.getKey();
                Optional<String> name = nameOfRunning(id);
                if (name.isPresent()) {
                    users.add(name.get());
                } else {
                    // What is left of a container that is gone goes by the name it had.
                    boolean isLeftover =
                            id.startsWith(LEFTOVER) && endpoint.getValue().getName() != null;
                    docker().disconnectFromNetworkCmd()
                            .withNetworkId(network)
                            .withContainerId(isLeftover ? endpoint.getValue().getName() : id)
                            .withForce(true)
                            .exec();
                }
            }
            return users;
        } catch (RefusedException e) {
            throw Refusals.of("the network `" + network + "` cannot be removed", e);
        }
    }

    private Optional<String> nameOfRunning(String id) {
        try {
            var details = docker().inspectContainerCmd(id).exec();
            boolean running = Boolean.TRUE.equals(details.getState().getRunning());
            return running ? Optional.of(withoutSlash(details.getName())) : Optional.empty();
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    // ---- volumes

    @Override
    public void createVolume(VolumeOrder order) {
        try {
            CreateVolumeCmd create = docker().createVolumeCmd()
                    .withName(order.name())
                    .withDriverOpts(order.volume().driverOptions())
                    .withLabels(order.labels());
            order.volume().driver().ifPresent(create::withDriver);
            create.exec();
        } catch (RefusedException e) {
            throw Refusals.of("volume `" + order.name() + "` cannot be created", e);
        }
    }

    @Override
    public void removeVolume(String name) {
        try {
            docker().removeVolumeCmd(name).exec();
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return;
            }
            List<String> users = e.status() == CONFLICT ? told(() -> usersOfVolume(name), List.of(), e) : List.of();
            if (users.isEmpty()) {
                throw Refusals.of("the volume `" + name + "` cannot be removed", e);
            }
            throw Refusals.because(Problem.error("the volume `" + name + "` cannot be removed: " + usedBy(users)), e);
        }
    }

    private List<String> usersOfVolume(String name) {
        return docker().listContainersCmd().withShowAll(true).withVolumeFilter(List.of(name)).exec().stream()
                .map(DockerEngine::nameOf)
                .toList();
    }

    // ---- images

    @Override
    public void pullImage(
            ImageReference image, Optional<String> platform, Progress progress, CancellationToken cancellation)
            throws RegistryUnreachableException {
        registry.pull(image, platform, progress, cancellation);
    }

    @Override
    public Optional<String> digestInRegistry(ImageReference image, CancellationToken cancellation) {
        return registry.digest(image, cancellation);
    }

    @Override
    public String pushImage(ImageReference image, Progress progress, CancellationToken cancellation) {
        return registry.push(image, progress, cancellation);
    }

    @Override
    public Set<Builder> builders() {
        return builds.builders();
    }

    @Override
    public String buildImage(BuildOrder order, InputStream context, Progress progress, CancellationToken cancellation) {
        return builds.build(order, context, progress, cancellation);
    }

    @Override
    public void importImage(
            ImageReference image, InputStream fileSystem, List<String> changes, CancellationToken cancellation) {
        images.importFrom(image, fileSystem, changes, cancellation);
    }

    @Override
    public void tagImage(String idOrName, ImageReference name) {
        images.tag(idOrName, name);
    }

    // ---- containers

    @Override
    public String createContainer(ContainerOrder order, Consumer<String> warnings) {
        Target target = Target.of("/containers/create").parameter("name", order.name());
        order.service().platform().ifPresent(platform -> target.parameter("platform", platform));
        try {
            RawCalls.Made made = raw.make(target, ContainerBody.of(order, docker()));
            made.warnings().stream()
                    .filter(warning -> !DockerMessages.isAboutHardwareAddress(warning))
                    .forEach(warnings);
            return made.id();
        } catch (RefusedException e) {
            throw notCreated(order, e);
        }
    }

    private ProblemException notCreated(ContainerOrder order, RefusedException e) {
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
            Map<String, String> present = docker().inspectContainerCmd(order.name())
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

    @Override
    public void rename(String container, String name) {
        try {
            docker().renameContainerCmd(container).withName(name).exec();
        } catch (RefusedException e) {
            throw Refusals.of("container `" + container + "` cannot be renamed to `" + name + "`", e);
        }
    }

    @Override
    public void putFiles(String container, List<FileOrder> files) {
        new FileDelivery(library.wire(), container).put(files);
    }

    @Override
    public ExecResult runHook(String container, Hook hook, CancellationToken cancellation) {
        return new HookCall(new WireSessions(library.wire()), container, hook).run(cancellation);
    }

    @Override
    public void start(String container) {
        try {
            docker().startContainerCmd(container).exec();
        } catch (NotModifiedException e) {
            return; // it runs already, which is what was wanted
        } catch (RefusedException e) {
            throw notStarted(container, e);
        }
    }

    /** Only an engine of this machine has ports that this machine's programs can be in the way of. */
    private Optional<String> programOn(int port, Port.Protocol protocol) {
        return library.wire().address() instanceof EngineAddress.Unix
                ? new PortHolder().of(port, protocol)
                : Optional.empty();
    }

    private ProblemException notStarted(String container, RefusedException e) {
        String reason = e.reason();
        Optional<Integer> port = DockerMessages.isPortTaken(reason) ? DockerMessages.port(reason) : Optional.empty();
        if (port.isPresent()) {
            Optional<Port.Protocol> told = DockerMessages.protocol(reason);
            Port.Protocol protocol = told.orElse(Port.Protocol.TCP);
            Optional<String> holder = told(() -> publisherOf(port.get(), told), Optional.empty(), e);
            Problem problem = Problem.error("container `" + container + "` cannot be started: port " + port.get()
                    + " of the engine's host is taken by "
                    + holder.map(name -> "container `" + name + "`")
                            .or(() -> programOn(port.get(), protocol))
                            .orElse("another program"));
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
                            .hint("check its command, and the entrypoint of its image"),
                    e);
        }
        return Refusals.of("container `" + container + "` cannot be started", e);
    }

    private Optional<String> publisherOf(int port, Optional<Port.Protocol> protocol) {
        for (Container container : docker().listContainersCmd().exec()) {
            for (ContainerPort published : container.getPorts()) {
                boolean fits = protocol.isEmpty() || protocol.get().word().equals(published.getType());
                if (fits && Objects.equals(published.getPublicPort(), port)) {
                    return Optional.of(nameOf(container));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void stop(String container, Duration grace) {
        int seconds = (int) Math.min(Integer.MAX_VALUE, grace.plusMillis(999).toSeconds());
        try {
            library.calls(Optional.of(Library.PATIENCE.plus(grace)), CancellationToken.none())
                    .stopContainerCmd(container)
                    .withTimeout(seconds)
                    .exec();
        } catch (NotModifiedException e) {
            return; // it does not run, which is what was wanted
        } catch (RefusedException e) {
            if (e.status() != NOT_FOUND) {
                throw Refusals.of("container `" + container + "` cannot be stopped", e);
            }
        }
    }

    @Override
    public void restart(String container, Duration grace) {
        control.restart(container, grace);
    }

    @Override
    public void pause(String container) {
        control.pause(container);
    }

    @Override
    public void unpause(String container) {
        control.unpause(container);
    }

    @Override
    public void kill(String container, String signal) {
        control.kill(container, signal);
    }

    @Override
    public void removeContainer(String container, AnonymousVolumes volumes) {
        try {
            docker().removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(volumes == AnonymousVolumes.REMOVE)
                    .exec();
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return;
            }
            if (e.status() != CONFLICT || !DockerMessages.isRemovalUnderWay(e.reason())) {
                throw Refusals.of("container `" + container + "` cannot be removed", e);
            }
            Pause pause = new Pause(FOR_CONTAINERS_TO_GO);
            while (exists(container)) {
                if (!pause.next()) {
                    throw Refusals.of("container `" + container + "` cannot be removed", e);
                }
            }
        }
    }

    private boolean exists(String container) {
        try {
            docker().inspectContainerCmd(container).exec();
            return true;
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return false;
            }
            throw Refusals.of("container `" + container + "` cannot be looked at", e);
        }
    }

    @Override
    public void close() {
        library.wire().close();
    }

    // ---- the way there

    private DockerClient docker() {
        return library.calls();
    }

    private static String nameOf(Container container) {
        String[] names = container.getNames();
        return names == null || names.length == 0 ? container.getId() : withoutSlash(names[0]);
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private static String usedBy(List<String> containers) {
        String names = String.join("`, `", containers);
        return (containers.size() == 1 ? "container `" : "containers `")
                + names
                + (containers.size() == 1 ? "` uses it" : "` use it");
    }

    /** What only serves to word a refusal: when it cannot be had, the refusal is still what is to be told. */
    private static <T extends Object> T told(Supplier<T> question, T otherwise, RefusedException refusal) {
        try {
            return question.get();
        } catch (RefusedException | ProblemException e) {
            refusal.addSuppressed(e);
            return otherwise;
        }
    }

    /** A value that is asked for when it is first needed, and then known. */
    private static final class Once<T extends Object> {
        private final Supplier<T> source;
        private Optional<T> value = Optional.empty();

        Once(Supplier<T> source) {
            this.source = source;
        }

        synchronized T get() {
            T known = value.orElseGet(source);
            value = Optional.of(known);
            return known;
        }
    }

    /** The time between two tries: short at first, longer later, and not for ever. */
    private static final class Pause {
        private final long begin = System.nanoTime();
        private final Duration atMost;
        private long millis = 25;

        Pause(Duration atMost) {
            this.atMost = atMost;
        }

        boolean lasted(Duration time) {
            return System.nanoTime() - begin >= time.toNanos();
        }

        /** Waits a little; false when the time is over. */
        boolean next() {
            if (lasted(atMost)) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(
                        ProblemException.Kind.INTERRUPTED, Problem.error("the wait for the engine was called off"), e);
            }
            millis = Math.min(millis * 2, 500);
            return true;
        }
    }
}
