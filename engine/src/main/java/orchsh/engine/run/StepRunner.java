package orchsh.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.definition.Companions;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.Labels;
import orchsh.engine.plan.LinkMark;
import orchsh.engine.plan.MountedImages;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver;

/** Does one step. It decides nothing: a step holds all that is needed to do it. */
final class StepRunner {
    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;
    private final ImageSupply images;
    private final ImageMaking builds;
    private final HookRunner hooks;
    private final NetworkRemoval networks;
    private final ImageVolumes volumes;
    private final WaitingRoom waitingRoom;
    private final Map<String, String> networkIds = new ConcurrentHashMap<>();
    private final Map<String, String> containerIds = new ConcurrentHashMap<>();

    StepRunner(Supplier<ContainerEngine> engine, EngineObserver observer, StandIns standIns, WaitingRoom waitingRoom) {
        this.engine = engine;
        this.observer = observer;
        this.images = new ImageSupply(engine, observer, standIns);
        this.builds = new ImageMaking(engine, observer);
        this.hooks = new HookRunner(engine, observer);
        this.networks = new NetworkRemoval(engine);
        this.volumes = new ImageVolumes(observer);
        this.waitingRoom = waitingRoom;
    }

    /** What a step reports while it is done. */
    interface Reports extends Readiness.Reports {
        void progress(String text, long done, long total);

        void note(String text);
    }

    void run(Step step, Reports reports, CancellationToken cancellation) {
        if (step instanceof Step.CreateNetwork network) {
            String id = engine.get().createNetwork(network.order());
            if (!network.goesByName()) {
                networkIds.put(network.name(), id);
            }
        } else if (step instanceof Step.CreateVolume volume) {
            engine.get().createVolume(volume.order());
        } else if (step instanceof Step.PullImage pull) {
            images.provide(pull, reports::progress, cancellation, reports::note);
        } else if (step instanceof Step.BuildImage build) {
            builds.build(build, reports::progress, cancellation);
        } else if (step instanceof Step.PushImage push) {
            engine.get().pushImage(push.image(), reports::progress, cancellation);
        } else if (step instanceof Step.ImagesComplete || step instanceof Step.AllReady) {
            return; // there is nothing to do but to have waited
        } else if (step instanceof Step.CreateContainer create) {
            create(create, reports);
        } else if (step instanceof Step.Connect connect) {
            engine.get().connect(networkId(connect.reference()), connect.container(), connect.place());
        } else if (step instanceof Step.Disconnect disconnect) {
            engine.get().disconnect(disconnect.networkId(), disconnect.container());
        } else if (step instanceof Step.PutFiles put) {
            engine.get().putFiles(put.container(), put.files());
        } else if (step instanceof Step.RenameContainer rename) {
            engine.get().rename(rename.container(), rename.name());
        } else if (step instanceof Step.StartContainer start) {
            engine.get().start(start.container());
        } else if (step instanceof Step.RunHook hook) {
            hooks.run(hook, reports::note, cancellation);
        } else if (step instanceof Step.AwaitReady await) {
            waitingRoom.await(await, reports, cancellation);
        } else if (step instanceof Step.StayWell stay) {
            waitingRoom.see(stay, cancellation);
        } else if (step instanceof Step.Rest rest) {
            waitingRoom.rest(rest, cancellation);
        } else if (step instanceof Step.SetRestart restart) {
            engine.get().setRestart(restart.container(), restart.policy());
        } else if (step instanceof Step.StopContainer stop) {
            engine.get().stop(stop.container(), stop.grace());
        } else if (step instanceof Step.SignalContainer signal) {
            engine.get().kill(signal.container(), signal.signal());
        } else if (step instanceof Step.PauseContainer pause) {
            engine.get().pause(pause.container());
        } else if (step instanceof Step.UnpauseContainer unpause) {
            engine.get().unpause(unpause.container());
        } else if (step instanceof Step.RemoveContainer remove) {
            engine.get().removeContainer(remove.container(), remove.volumes());
        } else if (step instanceof Step.RemoveNetwork network) {
            networks.remove(network, reports::note);
        } else if (step instanceof Step.RemoveFiles files) {
            engine.get().removeVolume(files.volume());
        } else if (step instanceof Step.RenewLease lease) {
            engine.get().createVolume(lease.order());
        } else if (step instanceof Step.EndLease lease) {
            engine.get().removeVolume(lease.volume());
        } else if (step instanceof Step.RemoveImage image) {
            engine.get().removeImage(image.name());
        } else if (step instanceof Step.RemoveVolume volume) {
            engine.get().removeVolume(volume.name());
        } else {
            throw new IllegalStateException("nobody knows how to do " + step);
        }
    }

    /** Networks made in this run go by their id where names of networks need not be unique. */
    private String networkId(String name) {
        return networkIds.getOrDefault(name, name);
    }

    private void create(Step.CreateContainer step, Reports reports) {
        ContainerOrder order = withCompanions(step.order().addressing(this::networkId));
        if (!step.links().isEmpty()) {
            order = withLinks(step.container(), order, step.links());
        }
        order = volumes.in(order);
        String mounted = MountedImages.mark(
                order.service(), image -> observer.image(image.toString()).map(ImageDetails::id));
        if (!mounted.isEmpty()) {
            order = order.withLabel(Labels.MOUNTED_IMAGES, mounted);
        }
        String id = engine.get()
                .createContainer(
                        order,
                        warning -> reports.note("container `" + step.container() + "`: the engine says: " + warning));
        containerIds.put(order.name(), id);
    }

    /** Containers made in this run go by their id, for their names change on the way. */
    private ContainerOrder withCompanions(ContainerOrder order) {
        if (order.companions().isEmpty()) {
            return order;
        }
        Map<String, String> ids = new HashMap<>();
        order.companions()
                .forEach((service, container) -> ids.put(service, containerIds.getOrDefault(container, container)));
        return order.with(ids).withLabel(Labels.COMPANIONS, Companions.mark(ids));
    }

    /** What the container or its image says of itself counts more than what a link says, as with Docker's own links. */
    private ContainerOrder withLinks(String name, ContainerOrder order, List<Step.LinkedService> links) {
        Map<String, ImageDetails> images = new HashMap<>();
        for (Step.LinkedService linked : links) {
            observer.image(linked.image()).ifPresent(details -> images.put(linked.image(), details));
        }
        SortedMap<String, String> env = new TreeMap<>();
        for (Step.LinkedService linked : links) {
            env.putAll(LinkVariables.of(name, linked, Optional.ofNullable(images.get(linked.image()))));
        }
        observer.image(order.image())
                .ifPresent(own -> LinkVariables.environment(own).keySet().forEach(env::remove));
        order.service().environment().removed().forEach(env::remove);
        env.putAll(order.env());
        String mark = LinkMark.of(
                links, image -> Optional.ofNullable(images.get(image)).map(ImageDetails::id));
        return order.withEnv(env).withLabel(Labels.LINKS, mark);
    }
}
