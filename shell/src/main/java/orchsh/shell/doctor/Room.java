package orchsh.shell.doctor;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import orchsh.engine.observed.DiskUsage;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.shell.view.table.CheckList.Check;

/** How much room there is, and what takes it. */
public final class Room {
    private static final long MEGABYTE = 1_000_000;
    private static final long TOO_LITTLE = 500 * MEGABYTE;
    private static final long BARELY_ENOUGH = 3_000 * MEGABYTE;
    private static final long LARGE_CACHE = 5_000 * MEGABYTE;

    private Room() {}

    /** The free space where a folder is, or would be. */
    public static Check disk(String topic, Path folder) {
        Path existing = folder;
        while (!Files.isDirectory(existing)) {
            existing = Optional.ofNullable(existing.getParent()).orElse(folder.getRoot());
        }
        try {
            return disk(topic, existing, Files.getFileStore(existing).getUsableSpace());
        } catch (IOException e) {
            return Check.warn(topic, "the free space of " + existing + " cannot be told", "check it by hand: df -h");
        }
    }

    static Check disk(String topic, Path folder, long free) {
        String text = gigabytes(free) + " free at " + folder;
        if (free < TOO_LITTLE) {
            return Check.fail(topic, text, "images need room: free some, for example with: docker system prune");
        }
        return free < BARELY_ENOUGH
                ? Check.warn(topic, text, "images need room: 3 GB or more are comfortable")
                : Check.ok(topic, text);
    }

    /** What images take of the engine's disk; what several of them share is counted with each. */
    public static Check images(DiskUsage usage, ObservedStack all) {
        if (usage.images().isEmpty()) {
            return Check.ok("images", "none, or the engine does not say what they take");
        }
        Set<String> used =
                all.containers().stream().map(ObservedContainer::imageId).collect(Collectors.toSet());
        long total = 0;
        long unused = 0;
        for (Map.Entry<String, Long> image : usage.images().entrySet()) {
            total += image.getValue();
            unused += used.contains(image.getKey()) ? 0 : image.getValue();
        }
        return Check.ok(
                "images",
                usage.images().size() + " images take at most " + gigabytes(total) + "; no container uses "
                        + gigabytes(unused) + " of it");
    }

    /** What is kept to be quicker the next time. */
    public static Check cache(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Check.ok("cache", "nothing at " + folder);
        }
        long size = size(folder);
        String text = gigabytes(size) + " at " + folder;
        return size > LARGE_CACHE
                ? Check.warn("cache", text, "it is made anew when it is needed; be rid of it with: rm -r " + folder)
                : Check.ok("cache", text);
    }

    private static long size(Path folder) {
        AtomicLong size = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    size.addAndGet(attributes.size());
                    return Thread.currentThread().isInterrupted()
                            ? FileVisitResult.TERMINATE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // what nobody may look at, or has gone, is not counted
                }
            });
        } catch (IOException e) {
            return size.get(); // what was counted until then
        }
        return size.get();
    }

    static String gigabytes(long bytes) {
        return bytes / (100 * MEGABYTE) / 10.0 + " GB";
    }
}
