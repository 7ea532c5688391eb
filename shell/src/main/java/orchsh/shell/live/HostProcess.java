package orchsh.shell.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import orchsh.dsl.live.CommandEnd;
import orchsh.dsl.live.CommandOrder;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** A command that is run on this machine. */
final class HostProcess {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Path folder;
    private final Map<String, String> environment;
    private final Voice voice;

    /** @param environment the caller's variables */
    HostProcess(Path folder, Map<String, String> environment, Voice voice) {
        this.folder = folder;
        this.environment = environment;
        this.voice = voice;
    }

    /** Runs it to its end; when it is called off, it is ended with its children. */
    CommandEnd run(CommandOrder order, CancellationToken cancellation) {
        try (Captures captures = new Captures(order, voice);
                Inlet inlet = Inlet.of(order.input())) {
            Process process = started(order);
            CompletableFuture<Thread> enforcer = new CompletableFuture<>();
            try (CancellationToken.Registration registration =
                    cancellation.onCancel(() -> enforcer.complete(end(process)))) {
                Feeding feeding = new Feeding(process.getOutputStream(), () -> end(process));
                inlet.stream().ifPresentOrElse(feeding::begin, () -> close(process.getOutputStream()));
                List<Hearing> hearings = List.of(
                        Hearing.of(process, process.getInputStream(), captures.out()),
                        Hearing.of(process, process.getErrorStream(), captures.err()));
                int code = process.waitFor();
                for (Hearing hearing : hearings) {
                    hearing.awaitEnd();
                }
                if (cancellation.isCancelled()) {
                    enforcer.join().join();
                    throw Tether.calledOff("`" + order.words().get(0) + "`");
                }
                feeding.check();
                return captures.end(code);
            } catch (InterruptedException e) {
                letEnd(end(process));
                Thread.currentThread().interrupt();
                throw Tether.calledOff("`" + order.words().get(0) + "`");
            }
        }
    }

    private Process started(CommandOrder order) {
        Path where = order.folder().map(folder::resolve).orElse(folder);
        if (!Files.isDirectory(where)) {
            throw ProblemException.stack(Problem.error("there is no folder `" + where + "` to run in"));
        }
        ProcessBuilder builder = new ProcessBuilder(order.words()).directory(where.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(order.env());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`" + order.words().get(0) + "` cannot be run: " + reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("error=2,")) {
            return "there is no such program";
        }
        return message.contains("error=13,") ? "permission denied" : Words.of(e);
    }

    private static void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // it has ended already
        }
    }

    private static void letEnd(Thread enforcer) {
        try {
            enforcer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it and its children to end, and returns who ends them if they do not. */
    private static Thread end(Process process) {
        List<ProcessHandle> all = new ArrayList<>();
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(all::add);
        all.forEach(ProcessHandle::destroy);
        return Background.start("end of a process", () -> enforce(all));
    }

    private static void enforce(List<ProcessHandle> all) {
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
