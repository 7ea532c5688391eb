package orchsh.shell.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A process with all that it has begun, which ends together. */
final class ProcessGroup {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Path PROCESSES = Path.of("/proc");
    private static final String SEPARATELY = "setsid";
    private static final String ENDED = "Z";

    private final Process process;
    private final Supplier<List<ProcessHandle>> members;

    private ProcessGroup(Process process, Supplier<List<ProcessHandle>> members) {
        this.process = process;
        this.members = members;
    }

    /**
     * Starts it, out of reach of our terminal and of what is typed there where the system can do that; its output and its
     * errors are one.
     */
    static ProcessGroup start(List<String> words, Path folder, Map<String, String> environment) throws IOException {
        boolean isSeparate = Files.isDirectory(PROCESSES.resolve("self"))
                && Stream.of(environment.getOrDefault("PATH", "").split(":"))
                        .filter(place -> place.startsWith("/"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, SEPARATELY)));
        List<String> all = new ArrayList<>(isSeparate ? List.of(SEPARATELY) : List.of());
        all.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ProcessGroup(process, isSeparate ? () -> session(process.pid()) : () -> family(process));
    }

    Process process() {
        return process;
    }

    /** Ends all of it: asks first, and waits a moment. */
    void end() {
        List<ProcessHandle> first = members.get();
        first.forEach(ProcessHandle::destroy);
        long rounds = GRACE.dividedBy(PAUSE);
        while (rounds > 0 && !members.get().isEmpty() && rest()) {
            rounds--;
        }
        first.forEach(ProcessHandle::destroyForcibly);
        members.get().forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean rest() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<ProcessHandle> family(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static List<ProcessHandle> session(long leader) {
        try (Stream<Path> all = Files.list(PROCESSES)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+") && isOf(name, leader))
                    .flatMap(name -> ProcessHandle.of(Long.parseLong(name)).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** One that has ended and is not fetched by its parent is not waited for. */
    private static boolean isOf(String process, long leader) {
        try {
            String facts = Files.readString(PROCESSES.resolve(process).resolve("stat"));
            String[] afterName = facts.substring(facts.lastIndexOf(')') + 2).split(" ");
            return afterName[3].equals(String.valueOf(leader)) && !afterName[0].equals(ENDED);
        } catch (IOException e) {
            return false;
        }
    }
}
