package orchsh.shell.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ApiVersion;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.EngineObserver;

/** An engine on which there is nothing yet, for plans that nobody will carry out. */
public final class BareEngine implements EngineObserver {
    private static final EngineFacts FACTS =
            new EngineFacts("Docker Engine", "28.0", ApiVersion.parse("1.48"), ApiVersion.parse("1.24"), "linux");

    @Override
    public EngineFacts facts() {
        return FACTS;
    }

    @Override
    public ObservedStack observe(String project) {
        return new ObservedStack(FACTS, project, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public List<ObservedContainer> containersOf(String project) {
        return List.of();
    }

    @Override
    public Optional<ContainerDetails> container(String idOrName) {
        return Optional.empty();
    }

    @Override
    public Optional<ImageDetails> image(String reference) {
        return Optional.empty();
    }

    @Override
    public Optional<ImageDetails> image(String reference, Platform platform) {
        return Optional.empty();
    }

    @Override
    public Optional<Facts> allOfContainer(String idOrName) {
        return Optional.empty();
    }

    @Override
    public Optional<Facts> allOfNetwork(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<Facts> allOfImage(String reference) {
        return Optional.empty();
    }

    @Override
    public void logs(String idOrName, LogQuery query, LogReader reader, CancellationToken cancellation) {
        throw empty();
    }

    @Override
    public void events(String project, Set<String> actions, EventReader reader, CancellationToken cancellation) {
        throw empty();
    }

    @Override
    public ExecResult exec(String idOrName, List<String> command, Duration timeout, CancellationToken cancellation) {
        throw empty();
    }

    @Override
    public boolean hasPath(String idOrName, String path) {
        return false;
    }

    private static IllegalStateException empty() {
        return new IllegalStateException("there are no containers on this engine");
    }

    @Override
    public long requests() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
