package orchsh.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateVolumeCmd;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.engine.api.WireSessions;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Hook;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.port.FileOrder;
import orchsh.engine.port.NetworkOrder;
import orchsh.engine.port.NetworkPlace;
import orchsh.engine.port.VolumeOrder;
import orchsh.engine.problem.Problem;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;

/** Changes a container engine through the Docker library, which speaks through our own client. */
public final class DockerEngine implements ContainerEngine {
    private static final Duration FOR_A_REGISTRY_TO_ANSWER = Duration.ofSeconds(30);
    private static final Duration FOR_CONTAINERS_TO_GO = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Library library;
    private final RawCalls raw;
    private final Registry registry;
    private final ImageBuilds builds;
    private final Images images;
    private final ContainerControl control;
    private final Networks networks;
    private final ContainerRefusals refusals;

    public DockerEngine(WireClient client, Surroundings surroundings) {
        RegistryLogins logins = new RegistryLogins(surroundings);
        this.library = new Library(client);
        this.raw = new RawCalls(client);
        this.networks = new Networks(library, raw);
        this.refusals = new ContainerRefusals(library);
        this.registry = new Registry(library, logins, FOR_A_REGISTRY_TO_ANSWER);
        this.builds = new ImageBuilds(library, logins, surroundings);
        this.images = new Images(library);
        this.control = new ContainerControl(client);
    }

    // ---- networks

    @Override
    public String createNetwork(NetworkOrder order) {
        return networks.create(order);
    }

    @Override
    public void connect(String networkIdOrName, String container, NetworkPlace place) {
        networks.connect(networkIdOrName, container, place);
    }

    @Override
    public void disconnect(String networkIdOrName, String container) {
        networks.disconnect(networkIdOrName, container);
    }

    @Override
    public Optional<String> removeNetwork(String idOrName) {
        return networks.remove(idOrName);
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
            List<String> users =
                    e.status() == CONFLICT ? Refusals.told(() -> usersOfVolume(name), List.of(), e) : List.of();
            if (users.isEmpty()) {
                throw Refusals.of("the volume `" + name + "` cannot be removed", e);
            }
            throw Refusals.because(
                    Problem.error("the volume `" + name + "` cannot be removed: " + Users.words(users)), e);
        }
    }

    private List<String> usersOfVolume(String name) {
        return docker().listContainersCmd().withShowAll(true).withVolumeFilter(List.of(name)).exec().stream()
                .map(Users::nameOf)
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

    @Override
    public void removeImage(String idOrName) {
        images.remove(idOrName);
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
            throw refusals.notCreated(order, e);
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
            throw refusals.notStarted(container, e);
        }
    }

    @Override
    public void setRestart(String container, RestartPolicy policy) {
        control.setRestart(container, policy);
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
}
