package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the host that is run without anybody at its keyboard. */
final class HostProgram {
    private final Path program;
    private final Map<String, String> environment;
    private final Duration patience;

    private HostProgram(Path program, Map<String, String> environment, Duration patience) {
        this.program = program;
        this.environment = environment;
        this.patience = patience;
    }

    /** The program of that name on the path that the environment names. */
    static Optional<HostProgram> find(String name, Map<String, String> environment, Duration patience) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> in(folder, name).stream())
                .findFirst()
                .map(file -> new HostProgram(file, environment, patience));
    }

    private static Optional<Path> in(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * How it ended.
     *
     * @param code its exit code; none if it was ended because it took too long
     */
    record Ending(Optional<Integer> code, byte[] out, String err) {
        boolean isFine() {
            return code.filter(value -> value == 0).isPresent();
        }
    }

    /** Runs it to its end in a folder, which also takes what it says. */
    Ending run(Path folder, int largest, List<String> arguments) {
        return run(folder, largest, arguments, new byte[0]);
    }

    /** @param input what it is told */
    Ending run(Path folder, int largest, List<String> arguments, byte[] input) {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(said(folder, input).toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(new HashMap<>(environment));
        try {
            Process process = builder.start();
            boolean ended = await(process);
            return new Ending(
                    ended ? Optional.of(process.exitValue()) : Optional.empty(),
                    start(out, largest),
                    new String(start(err, 1 << 16), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refusal.of("`" + program + "` cannot be run", e);
        }
    }

    private static Path said(Path folder, byte[] input) {
        try {
            return Files.write(folder.resolve("in"), input);
        } catch (IOException e) {
            throw Refusal.of("nothing can be written to `" + folder + "`", e);
        }
    }

    private boolean await(Process process) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of("`" + program.getFileName() + "` was called off", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static byte[] start(Path file, int largest) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(largest);
        }
    }
}
