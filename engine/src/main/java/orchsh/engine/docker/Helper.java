package orchsh.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** A program of the caller's machine that is told something, says something, and ends. */
final class Helper {
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final List<String> command;
    private final Path directory;
    private final Map<String, String> environment;

    Helper(List<String> command, Path directory, Map<String, String> environment) {
        this.command = List.copyOf(command);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    /** Reads what a program says while it runs. */
    @FunctionalInterface
    interface Listener {
        void listen(InputStream said) throws IOException;
    }

    /**
     * Runs it to its end, or until the work is called off.
     *
     * @param told what it reads
     * @param said reads what it says
     * @param complained reads what it complains about
     * @return its exit code
     */
    int run(String told, Listener said, Listener complained, CancellationToken cancellation) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (CancellationToken.Registration registration = cancellation.onCancel(() -> end(process))) {
            CompletableFuture<Void> complaints =
                    CompletableFuture.runAsync(() -> listen(process.getErrorStream(), complained), Helper::background);
            tell(process, told);
            listen(process.getInputStream(), said);
            complaints.get();
            int code = process.waitFor();
            if (cancellation.isCancelled()) {
                throw calledOff();
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw calledOff();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw readFailure(broken, cancellation);
            }
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw readFailure(e, cancellation);
        } catch (IOException e) {
            if (cancellation.isCancelled()) {
                throw calledOff();
            }
            throw e;
        } finally {
            end(process);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    /** The pipes of a program that is ended may break. */
    private IOException readFailure(UncheckedIOException e, CancellationToken cancellation) {
        if (cancellation.isCancelled()) {
            throw calledOff();
        }
        return new IOException(Words.of(e), e);
    }

    private ProblemException calledOff() {
        Problem problem = Problem.error("`" + command.get(0) + "` was called off");
        return new ProblemException(ProblemException.Kind.INTERRUPTED, problem);
    }

    private static void background(Runnable work) {
        Background.start("helper", work);
    }

    private static void end(Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(Helper::killWhenDeaf);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void killWhenDeaf(ProcessHandle process) {
        process.onExit()
                .orTimeout(TO_END.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly());
    }

    private static void tell(Process process, String told) throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.write(told.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A program that does not want to hear it closes its end; its exit code tells whether that was all right.
            if (process.isAlive() && !isBroken(e)) {
                throw e;
            }
        }
    }

    private static boolean isBroken(IOException e) {
        return Words.of(e).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    private static void listen(InputStream stream, Listener listener) {
        try (stream) {
            listener.listen(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
