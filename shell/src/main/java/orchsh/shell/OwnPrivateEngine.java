package orchsh.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.api.WireObserver;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.docker.PrivateEngine;
import orchsh.engine.docker.PrivateEngineException;
import orchsh.engine.docker.RunningEngine;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.shell.call.OwnEngine;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.EngineOptions;

/** The private engine of one user, with words for what cannot be done. */
final class OwnPrivateEngine implements OwnEngine {
    /** How long a running engine may take to give a sign of life. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EngineOptions options;
    private final Invocation caller;
    private final Surroundings surroundings;
    private final PrivateEngine engine;
    private final Consumer<String> progress;

    OwnPrivateEngine(EngineOptions options, Invocation caller) {
        this.options = options;
        this.caller = caller;
        this.surroundings = caller.surroundings();
        this.engine = PrivateEngine.of(surroundings);
        this.progress = ProcessEngines.progressTo(caller);
    }

    /** Starts it unless it runs; installs what is missing, if the user has agreed to that. */
    RunningEngine startAsNeeded() {
        Optional<RunningEngine> running = engine.status();
        if (running.isPresent()) {
            return running.get();
        }
        return worded(() -> {
            boolean mayInstall = options.consent() == EngineOptions.Consent.BOOTSTRAP;
            if (mayInstall && !engine.missingPackages().isEmpty()) {
                engine.install(progress, caller.cancellation());
            }
            return engine.start(PrivateEngine.Mode.AUTO, List.of(), progress, caller.cancellation());
        });
    }

    @Override
    public State state() {
        return stateWhen(engine.status());
    }

    private State stateWhen(Optional<RunningEngine> running) {
        boolean hasData = Files.isDirectory(engine.folder().resolve("root"));
        return running.isPresent() ? State.RUNNING : hasData ? State.STOPPED : State.ABSENT;
    }

    @Override
    public Path data() {
        return engine.folder();
    }

    @Override
    public Status status() {
        Optional<RunningEngine> running = engine.status();
        EngineAddress address = new EngineAddress.Unix(
                running.map(RunningEngine::socket).orElse(engine.folder().resolve("docker.sock")));
        return new Status(
                stateWhen(running),
                address.toString(),
                running.isPresent() ? versionOf(address) : Optional.empty(),
                running.map(described -> described.mode() == PrivateEngine.Mode.BOX ? "box" : "host"),
                running.map(RunningEngine::address),
                engine.folder());
    }

    /** Absent when the engine does not answer; an observer alone would wait for that much longer. */
    private Optional<String> versionOf(EngineAddress address) {
        WireClient client = new WireClient(address, surroundings);
        try (WireObserver observer = new WireObserver(client)) {
            client.send(WireRequest.get("/_ping").within(PATIENCE)).close();
            return Optional.of(observer.facts().version());
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // That it does not answer is what its status tells.
            return Optional.empty();
        }
    }

    @Override
    public void start() {
        startAsNeeded();
    }

    @Override
    public void stop() {
        worded(() -> {
            engine.stop(progress);
            return engine;
        });
    }

    @Override
    public void remove() {
        worded(() -> {
            engine.remove(progress);
            return engine;
        });
    }

    /** Something that may fail for reasons a user can do something about. */
    private interface Work<T> {
        T done();
    }

    private static <T> T worded(Work<T> work) {
        try {
            return work.done();
        } catch (PrivateEngineException e) {
            throw inWords(e);
        }
    }

    private static ProblemException inWords(PrivateEngineException e) {
        String reason = Optional.ofNullable(e.getMessage()).orElse("").strip();
        Problem problem = Problem.error(reason.lines().findFirst().orElse("the private engine failed"))
                .details(reason.lines().skip(1).toList());
        ProblemException.Kind kind = ProblemException.Kind.NO_ENGINE;
        switch (e.reason()) {
            case NOT_ROOT -> problem = problem.hint("run the same command as root, for example with sudo");
            case PACKAGES_MISSING ->
                problem = problem.hint("--bootstrap before the command installs them, or: sudo apt-get install "
                        + String.join(" ", e.packages()));
            case OTHER_ENGINE -> problem = problem.hint("use that engine, or name one with --host");
            case CANCELLED -> kind = ProblemException.Kind.INTERRUPTED;
            case FAILED, FOLDER_UNUSABLE -> problem = problem.hint("`orchsh doctor` shows what is amiss");
        }
        return new ProblemException(kind, problem, e);
    }
}
