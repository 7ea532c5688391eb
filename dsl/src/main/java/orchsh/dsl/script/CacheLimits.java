package orchsh.dsl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much a folder of remembered things may hold; what was not used for the longest time goes first.
 *
 * @param files how many
 * @param bytes how large all of them together
 */
record CacheLimits(int files, long bytes) {
    static final CacheLimits USUAL = new CacheLimits(500, 64L << 20);
    /** Ends the names of files that are being written. */
    static final String UNFINISHED = ".new";

    private static final Duration ABANDONED = Duration.ofHours(1);

    private record Kept(Path path, long size, Instant used) {}

    /** Drops what is too much, and what was left unfinished long ago. */
    void heed(Path folder, Instant now) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path path : listed.toList()) {
                if (Files.isRegularFile(path)) {
                    all.add(new Kept(
                            path,
                            Files.size(path),
                            Files.getLastModifiedTime(path).toInstant()));
                }
            }
        }
        for (Kept kept : List.copyOf(all)) {
            if (kept.path.toString().endsWith(UNFINISHED) && kept.used.isBefore(now.minus(ABANDONED))) {
                Files.deleteIfExists(kept.path);
                all.remove(kept);
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        long size = all.stream().mapToLong(Kept::size).sum();
        int left = all.size();
        for (Kept kept : all) {
            if (left > files || size > bytes) {
                Files.deleteIfExists(kept.path);
                left--;
                size -= kept.size;
            }
        }
    }
}
