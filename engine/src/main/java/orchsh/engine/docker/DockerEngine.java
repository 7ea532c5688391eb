package orchsh.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ContainerPort;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Link;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Network;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.core.DockerClientImpl;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Port;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.JsonReader;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;
import org.jspecify.annotations.Nullable;

/** Changes a container engine through the Docker library, which speaks through our own client. */
public final class DockerEngine implements ContainerEngine {
    /** An engine under load takes its time; one that takes this long for one thing is stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration FOR_OTHERS_TO_GIVE_UP = Duration.ofSeconds(1);
    private static final Duration FOR_ENDPOINTS_TO_GO = Duration.ofSeconds(5);
    private static final Duration FOR_CONTAINERS_TO_GO = Duration.ofSeconds(30);
    private static final String DEFAULT_NETWORK = "bridge";
    private static final String PACKET_SIZE = "com.docker.network.driver.mtu";
    private static final String USUAL_PACKET_SIZE = "1500";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final WireClient client;
    private final EngineConfig config;
    private final ContainerControl control;
    private final Once<Map<String, String>> packetSize = new Once<>(this::packetSizeOfDefaultNetwork);

    public DockerEngine(WireClient client, Surroundings surroundings) {
        this.client = client;
        this.config = new EngineConfig(surroundings);
        this.control = new ContainerControl(client);
    }

    // ---- networks

    @Override
    public String createNetwork(String name, boolean internal, Map<String, String> labels) {
        try {
            String id = docker().createNetworkCmd()
                    .withName(name)
                    .withCheckDuplicate(true)
                    .withInternal(internal)
                    .withLabels(labels)
                    .withOptions(packetSize.get())
                    .exec()
                    .getId();
            return agreed(name, Optional.of(id), labels).orElse(id);
        } catch (RefusedException e) {
            if (e.status() == CONFLICT) {
                return present(name, labels, e)
                        .orElseThrow(() -> stack(
                                Problem.error("there is a network `" + name + "` already, which is not this stack's")
                                        .hint("remove it with `docker network rm " + name + "`, or rename the stack"),
                                e));
            }
            if (DockerMessages.isOutOfAddresses(e.reason())) {
                throw stack(
                        Problem.error("the network `" + name + "` cannot be created: the engine has no addresses left")
                                .hint("`docker network prune` removes networks that nothing uses"),
                        e);
            }
            throw refusal("network `" + name + "` cannot be created", e);
        }
    }

    /** The one network of that name, which the engine says there is already. */
    private Optional<String> present(String name, Map<String, String> labels, RefusedException refusal) {
        try {
            return agreed(name, Optional.empty(), labels);
        } catch (RefusedException | ProblemException e) {
            refusal.addSuppressed(e);
            throw refusal("network `" + name + "` cannot be created", refusal);
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
            docker().connectToNetworkCmd()
                    .withNetworkId(networkIdOrName)
                    .withContainerId(container)
                    .withContainerNetwork(
                            new ContainerNetwork().withAliases(place.aliases()).withLinks(links(place)))
                    .exec();
        } catch (RefusedException e) {
            throw refusal("`" + container + "` cannot be connected to the network `" + networkIdOrName + "`", e);
        }
    }

    private static List<Link> links(NetworkPlace place) {
        return new TreeMap<>(place.links())
                .entrySet().stream()
                        .map(link -> new Link(link.getValue(), link.getKey()))
                        .toList();
    }

    /** An engine goes on counting a container that has just gone for a while, and now and then for ever. */
    @Override
    public void removeNetwork(String idOrName) {
        Pause pause = new Pause(FOR_ENDPOINTS_TO_GO);
        Optional<RefusedException> refused = tryRemoveNetwork(idOrName);
        while (refused.isPresent() && pause.next()) {
            refused = tryRemoveNetwork(idOrName);
        }
        if (refused.isPresent()) {
            List<String> users = disconnectGone(idOrName);
            refused = users.isEmpty() ? tryRemoveNetwork(idOrName) : refused;
            if (refused.isPresent()) {
                throw stack(
                        Problem.error("the network `" + idOrName + "` cannot be removed: "
                                + (users.isEmpty() ? refused.get().reason() : usedBy(users))),
                        refused.get());
            }
        }
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
            throw refusal("the network `" + idOrName + "` cannot be removed", e);
        }
    }

    /** Takes containers out of the network that do not run, and returns the names of those that do. */
    private List<String> disconnectGone(String network) {
        List<String> users = new ArrayList<>();
        try {
            Map<String, Network.ContainerNetworkConfig> endpoints =
                    docker().inspectNetworkCmd().withNetworkId(network).exec().getContainers();
            for (String id : endpoints == null ? List.<String>of() : List.copyOf(endpoints.keySet())) {
                Optional<String> name = nameOfRunning(id);
                if (name.isPresent()) {
                    users.add(name.get());
                } else {
                    docker().disconnectFromNetworkCmd()
                            .withNetworkId(network)
                            .withContainerId(id)
                            .withForce(true)
                            .exec();
                }
            }
            return users;
        } catch (RefusedException e) {
            throw refusal("the network `" + network + "` cannot be removed", e);
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
    public void createVolume(String name, Map<String, String> labels) {
        try {
            docker().createVolumeCmd().withName(name).withLabels(labels).exec();
        } catch (RefusedException e) {
            throw refusal("volume `" + name + "` cannot be created", e);
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
                throw refusal("the volume `" + name + "` cannot be removed", e);
            }
            throw stack(Problem.error("the volume `" + name + "` cannot be removed: " + usedBy(users)), e);
        }
    }

    private List<String> usersOfVolume(String name) {
        return docker().listContainersCmd().withShowAll(true).withVolumeFilter(List.of(name)).exec().stream()
                .map(DockerEngine::nameOf)
                .toList();
    }

    // ---- images

    @Override
    public void pullImage(ImageReference image, Progress progress, CancellationToken cancellation)
            throws RegistryUnreachableException {
        PullProgress layers = new PullProgress(image.toString(), progress);
        StreamedCall<PullResponseItem> call = new StreamedCall<>(layers::read);
        try {
            docker(Optional.empty(), call.calledOff())
                    .pullImageCmd(image.name())
                    .withTag(image.digest().or(image::tag).orElse("latest"))
                    .exec(call);
            call.await(cancellation);
            docker().inspectImageCmd(image.toString()).exec(); // a full disk has been reported as success
        } catch (RefusedException e) {
            String reason = e.reason();
            if (DockerMessages.isRegistryUnreachable(reason)) {
                throw new RegistryUnreachableException(reason);
            }
            if (e.status() == NOT_FOUND || DockerMessages.isNoSuchImage(reason)) {
                throw stack(
                        Problem.error("image `" + image + "` does not exist, or needs a login")
                                .hint("check the name and the tag; `docker login` is for those that need one"),
                        e);
            }
            throw refusal("image `" + image + "` cannot be pulled", e);
        }
    }

    @Override
    public String buildImage(BuildOrder order, InputStream context, Progress progress, CancellationToken cancellation) {
        String name = order.names().isEmpty()
                ? "without a name"
                : order.names().get(0).toString();
        BuildProgress steps = new BuildProgress(name, progress);
        StreamedCall<BuildResponseItem> call = new StreamedCall<>(steps::read);
        try {
            build(docker(Optional.empty(), call.calledOff()), order, context).exec(call);
            call.await(cancellation);
            String built = order.names().isEmpty() ? steps.id().orElse(name) : name;
            return docker().inspectImageCmd(built).exec().getId();
        } catch (RefusedException e) {
            throw steps.failure(e);
        }
    }

    private static BuildImageCmd build(DockerClient docker, BuildOrder order, InputStream context) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        order.names().forEach(name -> names.add(name.toString()));
        BuildImageCmd build = docker.buildImageCmd()
                .withTarInputStream(context)
                .withDockerfilePath(order.dockerfile())
                .withTags(names)
                .withLabels(order.labels())
                .withNoCache(order.cache() == BuildCache.IGNORE)
                .withRemove(true)
                .withForcerm(true);
        order.args().forEach(build::withBuildArg);
        order.target().ifPresent(build::withTarget);
        order.network().ifPresent(build::withNetworkMode);
        return build;
    }

    /** Spoken without the library, which has no word for the changes. */
    @Override
    public void importImage(
            ImageReference image, InputStream fileSystem, List<String> changes, CancellationToken cancellation) {
        Target target = Target.of("/images/create").parameter("fromSrc", "-").parameter("repo", image.name());
        image.tag().ifPresent(tag -> target.parameter("tag", tag));
        changes.forEach(change -> target.parameter("changes", change));
        WireRequest request =
                WireRequest.post(target.toString()).header("Content-Type", "application/x-tar").stream(fileSystem);
        try (WireResponse response = client.send(request, cancellation).accepted()) {
            JsonReader json = new JsonReader(response.body(), "what the container engine answered");
            while (json.another()) {
                json.enterObject();
                while (json.more()) {
                    if (json.name().equals("error")) {
                        throw new RefusedException(response.status(), json.string());
                    }
                    json.skip();
                }
            }
        } catch (RefusedException e) {
            throw refusal("image `" + image + "` cannot be imported", e);
        }
    }

    @Override
    public void tagImage(String idOrName, ImageReference name) {
        try {
            docker().tagImageCmd(idOrName, name.name(), name.tag().orElse("latest"))
                    .exec();
        } catch (RefusedException e) {
            throw refusal("image `" + idOrName + "` cannot be named `" + name + "`", e);
        }
    }

    // ---- containers

    @Override
    public String createContainer(ContainerOrder order) {
        CreateContainerCmd create = docker().createContainerCmd(order.image())
                .withName(order.name())
                .withEnv(new TreeMap<>(order.env())
                        .entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue())
                                .toList())
                .withLabels(order.labels())
                .withExposedPorts(
                        order.ports().stream().map(DockerEngine::exposed).toList())
                .withAliases(order.place().aliases())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(order.network())
                        .withPortBindings(order.ports().stream()
                                .map(DockerEngine::binding)
                                .toList())
                        .withMounts(
                                order.mounts().stream().map(DockerEngine::mount).toList())
                        .withLinks(links(order.place()).toArray(new Link[0])));
        order.command().ifPresent(create::withCmd);
        try {
            return create.exec().getId();
        } catch (RefusedException e) {
            throw notCreated(order, e);
        }
    }

    private static ExposedPort exposed(Port port) {
        return new ExposedPort(
                port.containerPort(), InternetProtocol.parse(port.protocol().word()));
    }

    private static PortBinding binding(Port port) {
        String hostPort = port.hostPort().map(String::valueOf).orElse(null);
        return new PortBinding(new Ports.Binding(port.hostAddress().orElse(null), hostPort), exposed(port));
    }

    private static com.github.dockerjava.api.model.Mount mount(MountOrder mount) {
        var result = new com.github.dockerjava.api.model.Mount()
                .withType(mount.kind() == MountOrder.Kind.VOLUME ? MountType.VOLUME : MountType.BIND)
                .withTarget(mount.target())
                .withReadOnly(mount.readOnly());
        return mount.source().isEmpty() ? result : result.withSource(mount.source());
    }

    private ProblemException notCreated(ContainerOrder order, RefusedException e) {
        String reason = e.reason();
        Optional<String> source = DockerMessages.missingMountSource(reason);
        if (source.isPresent()) {
            return stack(
                    Problem.error("container `" + order.name() + "` cannot be created: `" + source.get()
                                    + "` is to be mounted and does not exist on the engine's host")
                            .hint("create it first, or use a named volume"),
                    e);
        }
        if (e.status() == CONFLICT && DockerMessages.ownerOfName(reason).isPresent()) {
            return stack(
                    Problem.error("there is a container `" + order.name() + "` already, which is not this stack's")
                            .hint("remove it with `docker rm -f " + order.name() + "`, or rename one of the two"),
                    e);
        }
        if (e.status() == NOT_FOUND && DockerMessages.isNoSuchImage(reason)) {
            return stack(
                    Problem.error("container `" + order.name() + "` cannot be created: " + reason)
                            .hint("pull or build the image first"),
                    e);
        }
        return refusal("container `" + order.name() + "` cannot be created", e);
    }

    @Override
    public void rename(String container, String name) {
        try {
            docker().renameContainerCmd(container).withName(name).exec();
        } catch (RefusedException e) {
            throw refusal("container `" + container + "` cannot be renamed to `" + name + "`", e);
        }
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
        return client.address() instanceof EngineAddress.Unix ? new PortHolder().of(port, protocol) : Optional.empty();
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
            return stack(
                    problem.hint(holder.map(name -> "stop `" + name + "`, or publish another port")
                            .orElse("publish another port, or end the program that `ss -l"
                                    + protocol.word().charAt(0) + "np` shows there")),
                    e);
        }
        Optional<String> program = DockerMessages.missingProgram(reason);
        if (program.isPresent()) {
            return stack(
                    Problem.error("container `" + container + "` cannot be started: there is no `" + program.get()
                                    + "` in its image")
                            .hint("check its command, and the entrypoint of its image"),
                    e);
        }
        return refusal("container `" + container + "` cannot be started", e);
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
            docker(Optional.of(PATIENCE.plus(grace)), CancellationToken.none())
                    .stopContainerCmd(container)
                    .withTimeout(seconds)
                    .exec();
        } catch (NotModifiedException e) {
            return; // it does not run, which is what was wanted
        } catch (RefusedException e) {
            if (e.status() != NOT_FOUND) {
                throw refusal("container `" + container + "` cannot be stopped", e);
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
                throw refusal("container `" + container + "` cannot be removed", e);
            }
            Pause pause = new Pause(FOR_CONTAINERS_TO_GO);
            while (exists(container)) {
                if (!pause.next()) {
                    throw refusal("container `" + container + "` cannot be removed", e);
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
            throw refusal("container `" + container + "` cannot be looked at", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    // ---- the way there

    private DockerClient docker() {
        return docker(Optional.of(PATIENCE), CancellationToken.none());
    }

    private DockerClient docker(Optional<Duration> deadline, CancellationToken cancellation) {
        return DockerClientImpl.getInstance(config, new WireTransport(client, deadline, cancellation));
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

    private static ProblemException refusal(String what, RefusedException e) {
        return stack(Problem.error(what + ": " + e.reason()), e);
    }

    private static ProblemException stack(Problem problem, @Nullable RuntimeException cause) {
        return cause == null
                ? ProblemException.stack(problem)
                : new ProblemException(ProblemException.Kind.STACK, problem, cause);
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
