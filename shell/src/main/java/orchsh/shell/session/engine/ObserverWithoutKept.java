package orchsh.shell.session.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.port.EngineObserver;

/** Sees all but the containers that are kept for {@code undo}; whoever names one of them is told of it. */
final class ObserverWithoutKept implements EngineObserver {
    private final EngineObserver all;
    private final KeptContainers kept;

    ObserverWithoutKept(EngineObserver all, KeptContainers kept) {
        this.all = all;
        this.kept = kept;
    }

    @Override
    public ObservedStack observe(String project) {
        return kept.without(all.observe(project));
    }

    @Override
    public List<ObservedContainer> containersOf(String project) {
        return kept.without(all.containersOf(project));
    }

    @Override
    public List<ObservedContainer> containers() {
        return kept.without(all.containers());
    }

    @Override
    public List<ObservedContainer> keptContainers() {
        return all.keptContainers();
    }

    @Override
    public EngineFacts facts() {
        return all.facts();
    }

    @Override
    public Optional<Instant> ping() {
        return all.ping();
    }

    @Override
    public List<ObservedNetwork> networks() {
        return all.networks();
    }

    @Override
    public List<ObservedVolume> volumes() {
        return all.volumes();
    }

    @Override
    public Optional<ContainerDetails> container(String idOrName) {
        return all.container(idOrName);
    }

    @Override
    public Optional<ImageDetails> image(String reference) {
        return all.image(reference);
    }

    @Override
    public Optional<ImageDetails> image(String reference, Platform platform) {
        return all.image(reference, platform);
    }

    @Override
    public Facts allOfEngine() {
        return all.allOfEngine();
    }

    @Override
    public Optional<Facts> allOfContainer(String idOrName) {
        return all.allOfContainer(idOrName);
    }

    @Override
    public Optional<Facts> allOfNetwork(String id) {
        return all.allOfNetwork(id);
    }

    @Override
    public Optional<Facts> allOfImage(String reference) {
        return all.allOfImage(reference);
    }

    @Override
    public void logs(String idOrName, LogQuery query, LogReader reader, CancellationToken cancellation) {
        all.logs(idOrName, query, reader, cancellation);
    }

    @Override
    public void events(String project, Set<String> actions, EventReader reader, CancellationToken cancellation) {
        all.events(project, actions, reader, cancellation);
    }

    @Override
    public ExecResult exec(String idOrName, List<String> command, Duration timeout, CancellationToken cancellation) {
        return all.exec(idOrName, command, timeout, cancellation);
    }

    @Override
    public boolean hasPath(String idOrName, String path) {
        return all.hasPath(idOrName, path);
    }

    @Override
    public long requests() {
        return all.requests();
    }

    @Override
    public void close() {
        all.close();
    }
}
