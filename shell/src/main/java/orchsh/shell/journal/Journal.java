package orchsh.shell.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private final Path folder;
    private final Path home;

    private Journal(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** That of a stack, as its user has it. */
    public static Journal of(Surroundings caller, String stack) {
        return new Journal(caller.stateFolder().resolve("runs").resolve(stack), caller.home());
    }

    /** What is known, the newest first. */
    public List<RunRecord> runs() {
        return files().stream()
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
            Path fresh = Files.createTempFile(folder, "run-", UNFINISHED);
            try {
                Files.write(fresh, RunFormat.write(run));
                Files.move(fresh, folder.resolve(name(run, fresh)), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            for (Path old : files().stream().skip(MOST_RUNS).toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | RuntimeException e) {
            return; // where nothing can be kept, nothing is known later
        }
    }

    /** Sorted by name they are sorted by time; the temporary name tells two of the same moment apart. */
    private static String name(RunRecord run, Path fresh) {
        String unique = fresh.getFileName().toString().replace("run-", "").replace(UNFINISHED, "");
        return String.format(Locale.ROOT, "%015d-%s%s", run.begin().toEpochMilli(), unique, SUFFIX);
    }

    /** The files of runs, the newest first. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
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
