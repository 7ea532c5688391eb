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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import orchsh.engine.caller.Surroundings;

/**
 * The last runs of one stack, each in a file of its own, so that two that end at once are both kept. Nothing depends on it:
 * what is missing, cut short or cannot be read or written was never there.
 */
public final class Journal implements RunKeeper {
    static final int MOST_RUNS = 20;

    private static final String SUFFIX = ".run.json";
    private static final String OPEN = ".run.open";
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

    /** What is known, the newest first: runs that have ended, and those that were cut off. */
    public List<RunRecord> runs() {
        return records().stream()
                .map(Journal::read)
                .flatMap(Optional::stream)
                .limit(MOST_RUNS)
                .toList();
    }

    /** Of a run whose process was killed while it was about to end, the whole record counts. */
    private List<Path> records() {
        Map<String, Path> byName = new TreeMap<>(Comparator.reverseOrder());
        files(OPEN).forEach(file -> byName.put(withoutEnding(file, OPEN), file));
        files(SUFFIX).forEach(file -> byName.put(withoutEnding(file, SUFFIX), file));
        return List.copyOf(byName.values());
    }

    private static String withoutEnding(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }

    @Override
    public RunDraft begin(RunRecord planned) {
        if (!Files.isDirectory(home)) {
            return this::add;
        }
        String name = name(planned);
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
            return OpenRun.begin(folder.resolve(name + OPEN), planned, run -> add(run, name));
        } catch (IOException | RuntimeException e) {
            return this::add; // where nothing can be kept, nothing is known later
        }
    }

    /** Keeps a run, and forgets the oldest. */
    @Override
    public void add(RunRecord run) {
        add(run, name(run));
    }

    private void add(RunRecord run, String name) {
        if (!Files.isDirectory(home)) {
            return;
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_ALONE));
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
        List<Path> old = new ArrayList<>(records());
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
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return file.getFileName().toString().endsWith(OPEN)
                    ? OpenRun.cutOff(file)
                    : RunFormat.read(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // another run may just have removed it
        }
    }
}
