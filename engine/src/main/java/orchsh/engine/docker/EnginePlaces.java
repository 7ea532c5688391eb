package orchsh.engine.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.wire.EngineAddress;

/** Where an engine may be. Only files and variables are read, nobody is asked. */
public final class EnginePlaces {
    private final Surroundings surroundings;
    private final Path systemRoot;

    public EnginePlaces(Surroundings surroundings) {
        this(surroundings, Path.of("/"));
    }

    /** For specs, whose machine may have any engine. */
    EnginePlaces(Surroundings surroundings, Path systemRoot) {
        this.surroundings = surroundings;
        this.systemRoot = systemRoot;
    }

    /**
     * An engine that somebody named.
     *
     * @param how where its address comes from, for example {@code DOCKER_HOST}
     */
    record Named(EngineAddress address, String how) {}

    /** The one that is meant, whether it answers or not; absent where none is named. */
    Optional<Named> named(Optional<String> host) {
        if (host.isPresent()) {
            return Optional.of(new Named(EngineAddress.parse(host.get(), surroundings), "--host"));
        }
        Optional<String> variable = surroundings.variable("DOCKER_HOST");
        if (variable.isPresent()) {
            return Optional.of(new Named(EngineAddress.parse(variable.get(), surroundings), "DOCKER_HOST"));
        }
        DockerContexts contexts = new DockerContexts(surroundings);
        Optional<String> context = contexts.current();
        return context.isPresent()
                ? Optional.of(new Named(contexts.address(context.get()), "the Docker context `" + context.get() + "`"))
                : Optional.empty();
    }

    /** Where engines usually listen, in the order in which they are looked for. */
    List<Path> usualSockets() {
        Optional<String> runtime = surroundings.variable("XDG_RUNTIME_DIR");
        List<Path> sockets = new ArrayList<>();
        sockets.add(systemRoot.resolve("var/run/docker.sock"));
        if (runtime.isPresent()) {
            sockets.add(surroundings.resolve(runtime.get()).resolve("docker.sock"));
        }
        sockets.add(surroundings.home().resolve(".docker/run/docker.sock"));
        sockets.add(surroundings.home().resolve(".docker/desktop/docker.sock"));
        sockets.add(systemRoot.resolve("run/podman/podman.sock"));
        if (runtime.isPresent()) {
            sockets.add(surroundings.resolve(runtime.get()).resolve("podman/podman.sock"));
        }
        return sockets;
    }

    /**
     * Where the engine is that {@link EngineLocator} finds, if it answers: for whoever asks there at once and can begin again
     * with a search. Absent where nothing speaks for any place.
     */
    public Optional<EngineAddress> likeliest(Optional<String> host) {
        Optional<Named> named = named(host);
        if (named.isPresent()) {
            return Optional.of(named.get().address);
        }
        for (Path socket : usualSockets()) {
            if (Files.exists(socket)) {
                return Optional.of(new EngineAddress.Unix(socket));
            }
        }
        Optional<Path> own = RunningEngine.socketIn(PrivateEngine.folderOf(surroundings));
        return own.isPresent() ? Optional.of(new EngineAddress.Unix(own.get())) : Optional.empty();
    }
}
