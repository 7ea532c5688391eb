package orchsh.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orchsh.engine.caller.CancellationToken;

/**
 * A program of this machine that works for us. What it says goes to a file, for a pipe would be held open by whatever it
 * has started; and what it has started ends with it when the work is called off.
 */
final class Errand implements AutoCloseable {
    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final Path said;
    private final CancellationToken.Registration registration;

    private Errand(Process process, Path said, CancellationToken cancellation) {
        this.process = process;
        this.said = said;
        this.registration = cancellation.onCancel(this::end);
    }

    /**
     * Starts it.
     *
     * @param said the file for what it says
     */
    static Errand start(
            List<String> command, Map<String, String> environment, Path said, CancellationToken cancellation)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return new Errand(process, said, cancellation);
    }

    /** Waits for its end and returns its exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Likewise, but not for longer than that; absent when it has not ended by then. */
    Optional<Integer> await(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** The last lines of what it said. */
    List<String> lastWords(int most) throws IOException {
        List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /**
     * Ends what it has started, so that it sees that it has failed and can clean up; and all of them, if that does not
     * help.
     */
    private void end() {
        List<ProcessHandle> started = process.descendants().toList();
        if (started.isEmpty()) {
            process.destroy();
        }
        started.forEach(ProcessHandle::destroy);
        CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS).execute(() -> kill(started));
    }

    private void kill(List<ProcessHandle> started) {
        List<ProcessHandle> now = process.descendants().toList();
        process.destroyForcibly();
        Stream.concat(started.stream(), now.stream()).forEach(ProcessHandle::destroyForcibly);
    }

    /** Nothing of it goes on. */
    @Override
    public void close() {
        registration.close();
        kill(List.of());
    }
}
