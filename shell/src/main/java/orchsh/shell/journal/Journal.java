package orchsh.shell.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import orchsh.engine.caller.Surroundings;

/**
 * The last runs of one stack, each in a file of its own, so that two that end at once are both kept. Nothing depends on it:
 * what is missing, cut short or cannot be read or written was never there.
 */
public final class Journal {
    static final int MOST_RUNS = 20;

    private static final String SUFFIX = ".run.json";
    private static final String UNFINISHED = ".unfinished";
    private static final long LARGEST = 16 * 1024 * 1024;
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");

    private static final int DIGITS = 15;
    private static final AtomicLong COUNT = new AtomicLong();

    private final Path folder;
    private final Path home;
    private final Clock clock;

    private Journal(Path folder, Path home, Clock clock) {
        this.folder = folder;
        this.home = home;
        this.clock = clock;
    }

    /** That of a stack, as its user has it. */
    public static Journal of(Surroundings caller, String stack) {
        return new Journal(caller.stateFolder().resolve("runs").resolve(stack), caller.home(), caller.clock());
    }

    /** What is known, the newest first. */
    public List<RunRecord> runs() {
        return files(SUFFIX).stream()
                .limit(MOST_RUNS)
                .map(Journal::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Keeps a run, and forgets the oldest. */
    public void add(RunRecord run) {
        if (!Files.isDirectory(home)) {
            return;
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
            String name = name(run);
            Path fresh = folder.resolve(name + UNFINISHED);
            try {
                Files.write(fresh, RunFormat.write(run), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(fresh, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            forget();
        } catch (IOException | RuntimeException e) {
            return; // where nothing can be kept, nothing is known later
        }
    }

    /** The oldest runs, and what a process that was killed left half written. */
    private void forget() throws IOException {
        List<Path> old = new ArrayList<>(files(SUFFIX));
        old.subList(0, Math.min(MOST_RUNS, old.size())).clear();
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        for (Path unfinished : files(UNFINISHED)) {
            if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(yesterday)) {
                old.add(unfinished);
            }
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    /** Sorted by name they are sorted by time; process and count tell those of the same moment apart. */
    private static String name(RunRecord run) {
        String moment = String.valueOf(run.begin().toEpochMilli());
        String padding = "0".repeat(Math.max(0, DIGITS - moment.length()));
        return padding + moment + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    /** The files whose names end like this, the newest first. */
    private List<Path> files(String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of(); // a folder that cannot be read has nothing to tell
        }
    }

    private static Optional<RunRecord> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? RunFormat.read(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // another run may just have removed it
        }
    }
}
