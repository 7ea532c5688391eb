package orchsh.engine.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/**
 * Finds the engine to talk to: the one that was named, else the first that answers at the usual places, else our own. It
 * is on the way of every command, so it asks no more than it must.
 */
public final class EngineLocator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_FOR_SSH = Duration.ofSeconds(20);
    private static final String HERE = "127.0.0.1";

    private final Surroundings surroundings;
    private final Path systemRoot;

    public EngineLocator(Surroundings surroundings) {
        this(surroundings, Path.of("/"));
    }

    /** For specs, whose machine may have any engine. */
    EngineLocator(Surroundings surroundings, Path systemRoot) {
        this.surroundings = surroundings;
        this.systemRoot = systemRoot;
    }

    /**
     * An engine that answers.
     *
     * @param how where its address comes from, for example {@code DOCKER_HOST}
     * @param publishedAt the host at which the caller reaches the ports it publishes
     */
    public record Located(EngineAddress address, String how, String publishedAt) {}

    /** A place where no engine was found, and why. */
    public record Attempt(EngineAddress address, Problem problem) {
        /** Why, in a few words. */
        public String outcome() {
            String place = address + ": ";
            int at = problem.message().indexOf(place);
            return at < 0 ? problem.message() : problem.message().substring(at + place.length());
        }
    }

    /**
     * What the search came to.
     *
     * @param engine the first that answered
     * @param attempts where none was found before
     */
    public record Findings(Optional<Located> engine, List<Attempt> attempts) {
        public Findings {
            attempts = List.copyOf(attempts);
        }

        /** The engine, or a problem that tells where was looked. */
        public Located orThrow() {
            if (engine.isPresent()) {
                return engine.get();
            }
            String advice = "start Docker or Podman, name an engine with --host or DOCKER_HOST,"
                    + " or run `orchsh engine start` for one of our own";
            StringBuilder places = new StringBuilder();
            for (Attempt attempt : attempts) {
                places.append(places.isEmpty() ? "" : "; ")
                        .append(attempt.address())
                        .append(" (")
                        .append(attempt.outcome())
                        .append(')');
                advice = attempt.problem().hint().orElse(advice);
            }
            throw ProblemException.noEngine(Problem.error("there is no container engine; looked at " + places)
                    .hint(advice));
        }
    }

    /**
     * Looks for an engine.
     *
     * @param host the address that the user named for this command
     * @throws ProblemException when an engine was named, in whatever way, and does not answer: another one is not meant
     */
    public Findings locate(Optional<String> host) {
        if (host.isPresent()) {
            return named(EngineAddress.parse(host.get(), surroundings), "--host");
        }
        Optional<String> variable = surroundings.variable("DOCKER_HOST");
        if (variable.isPresent()) {
            return named(EngineAddress.parse(variable.get(), surroundings), "DOCKER_HOST");
        }
        DockerContexts contexts = new DockerContexts(surroundings);
        Optional<String> context = contexts.current();
        if (context.isPresent()) {
            return named(contexts.address(context.get()), "the Docker context `" + context.get() + "`");
        }
        return search();
    }

    private Findings named(EngineAddress address, String how) {
        Optional<Problem> problem = ping(address);
        if (problem.isEmpty()) {
            return new Findings(Optional.of(new Located(address, how, publishedAt(address))), List.of());
        }
        String origin = "the address comes from " + how;
        Optional<String> advice = problem.get().hint();
        throw ProblemException.noEngine(problem.get().hint(advice.isPresent() ? origin + "; " + advice.get() : origin));
    }

    private static String publishedAt(EngineAddress address) {
        if (address instanceof EngineAddress.Tcp tcp) {
            return tcp.host();
        }
        if (address instanceof EngineAddress.Ssh ssh) {
            return ssh.host();
        }
        return engineAt(((EngineAddress.Unix) address).socket())
                .map(RunningEngine::address)
                .orElse(HERE);
    }

    /** The private engine whose socket this is, should it be one: its ports may be elsewhere than on this machine. */
    private static Optional<RunningEngine> engineAt(Path socket) {
        return Optional.ofNullable(socket.getParent())
                .flatMap(RunningEngine::in)
                .filter(engine -> engine.socket().equals(socket));
    }

    private Findings search() {
        List<Attempt> attempts = new ArrayList<>();
        for (Path socket : usualSockets()) {
            EngineAddress address = new EngineAddress.Unix(socket);
            Optional<Problem> problem = Files.exists(socket)
                    ? ping(address)
                    : Optional.of(
                            Problem.error("no container engine answers at " + address + ": there is no such socket"));
            if (problem.isEmpty()) {
                return new Findings(Optional.of(new Located(address, "its usual socket", HERE)), attempts);
            }
            attempts.add(new Attempt(address, problem.get()));
        }
        Optional<RunningEngine> own = PrivateEngine.of(surroundings).status();
        if (own.isPresent()) {
            EngineAddress address = new EngineAddress.Unix(own.get().socket());
            Optional<Problem> problem = ping(address);
            if (problem.isEmpty()) {
                return new Findings(
                        Optional.of(new Located(
                                address, "the private engine", own.get().address())),
                        attempts);
            }
            attempts.add(new Attempt(address, problem.get()));
        }
        return new Findings(Optional.empty(), attempts);
    }

    private List<Path> usualSockets() {
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

    /** Nothing when an engine answers there. */
    private Optional<Problem> ping(EngineAddress address) {
        WireRequest ping =
                WireRequest.get("/_ping").within(address instanceof EngineAddress.Ssh ? PATIENCE_FOR_SSH : PATIENCE);
        try (WireClient client = new WireClient(address, surroundings);
                WireResponse response = client.send(ping).accepted()) {
            return Optional.empty();
        } catch (RefusedException e) {
            Problem problem = Problem.error("no container engine answers at " + address + ": it says " + e.reason());
            boolean needsTls = DockerMessages.isPlainHttpRefused(e.reason());
            return Optional.of(
                    needsTls ? problem.hint("DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH turn on TLS") : problem);
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            return Optional.of(e.problems().get(0));
        }
    }
}
