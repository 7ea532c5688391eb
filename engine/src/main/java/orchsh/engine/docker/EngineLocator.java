package orchsh.engine.docker;

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

/**
 * Finds the engine to talk to: the one that was named, else the first that answers at the usual places, else our own. It
 * is on the way of every command, so it asks no more than it must.
 */
public final class EngineLocator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_FOR_SSH = Duration.ofSeconds(20);
    private static final String HERE = "127.0.0.1";

    private final Surroundings surroundings;
    private final EnginePlaces usual;

    public EngineLocator(Surroundings surroundings) {
        this(surroundings, Path.of("/"));
    }

    /** For specs, whose machine may have any engine. */
    EngineLocator(Surroundings surroundings, Path systemRoot) {
        this.surroundings = surroundings;
        this.usual = new EnginePlaces(surroundings, systemRoot);
    }

    /**
     * An engine that answers.
     *
     * @param how where its address comes from, for example {@code DOCKER_HOST}
     * @param publishedAt the host at which the caller reaches the ports it publishes
     */
    public record Located(EngineAddress address, String how, String publishedAt) {

        /** The private engine that it is, should it be one: its ports may be elsewhere than on this machine. */
        public Optional<RunningEngine> own() {
            return address instanceof EngineAddress.Unix unix ? engineAt(unix.socket()) : Optional.empty();
        }
    }

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
    }

    /**
     * Looks for an engine.
     *
     * @param host the address that the user named for this command
     * @throws ProblemException when an engine was named, in whatever way, and does not answer: another one is not meant
     */
    public Findings locate(Optional<String> host) {
        Optional<EnginePlaces.Named> named = usual.named(host);
        if (named.isPresent()) {
            return named(named.get().address(), named.get().how());
        }
        return search();
    }

    private Findings named(EngineAddress address, String how) {
        try {
            ping(address);
            return new Findings(Optional.of(new Located(address, how, publishedAt(address))), List.of());
        } catch (ProblemException e) {
            throwIfCalledOff(e);
            Problem problem = e.problems().get(0);
            String origin = "the address comes from " + how;
            throw ProblemException.noEngine(problem.hint(
                    problem.hint().map(advice -> origin + "; " + advice).orElse(origin)));
        }
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

    /** The private engine whose socket this is, should it be one. */
    private static Optional<RunningEngine> engineAt(Path socket) {
        return Optional.ofNullable(socket.getParent())
                .flatMap(RunningEngine::in)
                .filter(engine -> engine.socket().equals(socket));
    }

    private Findings search() {
        List<Located> places = new ArrayList<>();
        for (Path socket : usual.usualSockets()) {
            places.add(new Located(new EngineAddress.Unix(socket), "its usual socket", HERE));
        }
        PrivateEngine.of(surroundings)
                .status()
                .map(own -> new Located(new EngineAddress.Unix(own.socket()), "the private engine", own.address()))
                .ifPresent(places::add);
        List<Attempt> attempts = new ArrayList<>();
        for (Located place : places) {
            Optional<Problem> absence = absence(place.address());
            if (absence.isEmpty()) {
                return new Findings(Optional.of(place), attempts);
            }
            attempts.add(new Attempt(place.address(), absence.get()));
        }
        return new Findings(Optional.empty(), attempts);
    }

    /**
     * Why no engine is there; nothing when one is. One that is there and does not answer as it should ends the search: it
     * is the one that is meant, and another would not have its containers.
     */
    private Optional<Problem> absence(EngineAddress address) {
        try {
            ping(address);
            return Optional.empty();
        } catch (ProblemException e) {
            throwIfCalledOff(e);
            Problem problem = e.problems().get(0);
            if (e.kind() == ProblemException.Kind.NO_ENGINE) {
                return Optional.of(problem);
            }
            String way = "name another engine with --host";
            throw ProblemException.noEngine(problem.hint(
                    problem.hint().map(advice -> advice + ", or " + way).orElse(way)));
        }
    }

    private static void throwIfCalledOff(ProblemException e) {
        if (e.kind() == ProblemException.Kind.INTERRUPTED) {
            throw e;
        }
    }

    /** Fails unless an engine answers; of the kind {@code NO_ENGINE} when there is none. */
    private void ping(EngineAddress address) {
        WireRequest ping =
                WireRequest.get("/_ping").within(address instanceof EngineAddress.Ssh ? PATIENCE_FOR_SSH : PATIENCE);
        try (WireClient client = new WireClient(address, surroundings)) {
            client.send(ping).accepted().close();
        } catch (RefusedException e) {
            Problem problem = Problem.error("no container engine answers at " + address + ": it says " + e.reason());
            boolean needsTls = DockerMessages.isPlainHttpRefused(e.reason());
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    needsTls ? problem.hint("DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH turn on TLS") : problem,
                    e);
        }
    }
}
