package orchsh.engine.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.docker.PrivateEngineException.Reason;
import orchsh.engine.problem.Words;

/**
 * An engine of our own: its processes, its images and all its data belong to one folder, and live on when this process
 * ends. Several may run side by side, each in its folder. All work is done by a shell script, as root.
 */
public final class PrivateEngine {
    private static final String SCRIPT = "private-engine.sh";

    private final Path folder;
    private final Surroundings surroundings;

    /** Where an engine's published ports are, and what it is shut off from. */
    public enum Mode {
        /** In the machine's own network, so that published ports are on this machine. */
        HOST,
        /** In namespaces of its own, which end with one kill. */
        BOX,
        /** In the machine's network, unless another Docker engine has it already. */
        AUTO;

        String word() {
            return switch (this) {
                case HOST -> "host";
                case BOX -> "box";
                case AUTO -> "auto";
            };
        }
    }

    public PrivateEngine(Path folder, Surroundings surroundings) {
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException("the engine's folder `" + folder + "` is not absolute");
        }
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /** The one engine that a user has without naming a folder. */
    public static PrivateEngine of(Surroundings surroundings) {
        return new PrivateEngine(folderOf(surroundings), surroundings);
    }

    /** Where the one is that a user has without naming a folder. */
    static Path folderOf(Surroundings surroundings) {
        return surroundings.dataFolder().resolve("engine");
    }

    public Path folder() {
        return folder;
    }

    /** What is known of it when it runs. Only files are read, so this is quick, and needs no rights. */
    public Optional<RunningEngine> status() {
        return RunningEngine.in(folder);
    }

    /**
     * Starts it, or finds it running already.
     *
     * @param engineArguments more arguments for dockerd
     */
    public RunningEngine start(
            Mode mode, List<String> engineArguments, Consumer<String> progress, CancellationToken cancellation) {
        List<String> arguments = new ArrayList<>(List.of(mode.word()));
        if (!engineArguments.isEmpty()) {
            arguments.add("--");
            arguments.addAll(engineArguments);
        }
        run("start", arguments, progress, cancellation);
        return status().orElseThrow(() -> new PrivateEngineException(
                Reason.FAILED, List.of(), "the private engine ended as soon as it had started"));
    }

    /** Ends it cleanly: the containers are told first. Nothing happens when it does not run. */
    public void stop(Consumer<String> progress) {
        run("stop", List.of(), progress, CancellationToken.none());
    }

    /** Ends it at once, with all containers. */
    public void kill() {
        run("kill", List.of(), line -> {}, CancellationToken.none());
    }

    /** Stops it and deletes its folder, with all images, containers and volumes. */
    public void remove(Consumer<String> progress) {
        run("remove", List.of(), progress, CancellationToken.none());
    }

    /** The Debian packages that must be installed before it can start; mostly none. */
    public List<String> missingPackages() {
        try {
            run("missing", List.of(), line -> {}, CancellationToken.none());
            return List.of();
        } catch (PrivateEngineException e) {
            if (e.reason() == Reason.PACKAGES_MISSING) {
                return e.packages();
            }
            throw e;
        }
    }

    /** Installs what is missing with apt-get, without starting any service. */
    public void install(Consumer<String> progress, CancellationToken cancellation) {
        run("install", List.of(), progress, cancellation);
    }

    private void run(
            String operation, List<String> arguments, Consumer<String> progress, CancellationToken cancellation) {
        List<String> command = new ArrayList<>(List.of("sh", "-s", "--", operation, folder.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().putAll(surroundings.environment());
        try {
            run(builder.start(), operation, progress, cancellation);
        } catch (IOException e) {
            throw new UncheckedIOException("the shell that runs the private engine cannot be started", e);
        }
    }

    private void run(Process process, String operation, Consumer<String> progress, CancellationToken cancellation)
            throws IOException {
        AtomicBoolean cancelled = new AtomicBoolean();
        List<String> said = new ArrayList<>();
        List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        try (CancellationToken.Registration registration = cancellation.onCancel(() -> {
            cancelled.set(true);
            // Only the signal: what the script says while it tidies up is still to be read.
            process.toHandle().destroy();
        })) {
            Thread listener =
                    Background.start("engine-script", () -> readLines(process.getErrorStream(), complaints::add));
            Optional<IOException> unread = handOver(process);
            readLines(process.getInputStream(), line -> {
                said.add(line);
                progress.accept(line);
            });
            int code = exitCode(process, listener);
            if (code != 0) {
                throw cancelled.get()
                        ? new PrivateEngineException(Reason.CANCELLED, List.of(), operation + " was called off")
                        : failure(code, said, complaints);
            }
            if (unread.isPresent()) {
                throw unread.get();
            }
            complaints.forEach(progress);
        }
    }

    /** What kept the shell from reading the script: one that ends early closes the pipe, and its exit code says why. */
    private static Optional<IOException> handOver(Process process) {
        try (InputStream script = PrivateEngine.class.getResourceAsStream(SCRIPT);
                OutputStream input = process.getOutputStream()) {
            if (script == null) {
                throw new IllegalStateException(SCRIPT + " is not in this installation");
            }
            script.transferTo(input);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void readLines(InputStream stream, Consumer<String> sink) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                sink.accept(line);
            }
        } catch (IOException e) {
            sink.accept("what the private engine said got lost: " + Words.of(e));
        }
    }

    private static int exitCode(Process process, Thread listener) {
        try {
            int code = process.waitFor();
            listener.join();
            return code;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new PrivateEngineException(Reason.CANCELLED, List.of(), "interrupted");
        }
    }

    private static PrivateEngineException failure(int code, List<String> said, List<String> complaints) {
        Reason reason = Reason.of(code);
        List<String> packages = reason == Reason.PACKAGES_MISSING && !said.isEmpty()
                ? List.of(said.get(said.size() - 1).strip().split(" +"))
                : List.of();
        String message = String.join("\n", complaints);
        return new PrivateEngineException(
                reason, packages, message.isEmpty() ? "the private engine's script ended with code " + code : message);
    }
}
