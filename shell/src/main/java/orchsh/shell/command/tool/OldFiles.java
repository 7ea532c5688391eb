package orchsh.shell.command.tool;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.plan.Sweep;

/**
 * Files of one cache that nobody has used for long; all of them can be had again.
 *
 * @param cache what the cache is called
 * @param files where they lie
 * @param size how much they hold, in bytes
 * @param why why they can go
 */
record OldFiles(String cache, List<Path> files, long size, String why) {
    private static final Duration OLD = Duration.ofDays(30);

    /** Those whose files may be removed at any time; that of locks is none of them. */
    private static final Map<String, String> CACHES = caches();

    OldFiles {
        files = List.copyOf(files);
    }

    private static Map<String, String> caches() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("scripts", "compiled scripts");
        names.put("contexts", "digests of build folders");
        names.put("snippets", "copies of snippets");
        names.put("start", "archives for the start");
        names.put("work", "unfinished images");
        return names;
    }

    /** Of each cache in the folder that has any. */
    static List<OldFiles> in(Path cacheFolder, Instant now, Sweep.Extent extent) {
        boolean all = extent == Sweep.Extent.ALL;
        Instant limit = all ? now : now.minus(OLD);
        List<OldFiles> found = new ArrayList<>();
        CACHES.forEach((folder, name) -> {
            Finder finder = new Finder(limit);
            finder.visit(cacheFolder.resolve(folder));
            if (!finder.files.isEmpty()) {
                found.add(new OldFiles(
                        name,
                        finder.files,
                        finder.size,
                        finder.files.size()
                                + (finder.files.size() == 1 ? " file" : " files")
                                + (all ? "" : ", not used for " + OLD.toDays() + " days")));
            }
        });
        return found;
    }

    /** Removes them; one that has gone meanwhile is fine. */
    void remove() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Instant limit;
        private final List<Path> files = new ArrayList<>();
        private long size;

        Finder(Instant limit) {
            this.limit = limit;
        }

        void visit(Path folder) {
            try {
                if (Files.isDirectory(folder)) {
                    Files.walkFileTree(folder, this);
                }
            } catch (IOException e) {
                return; // what cannot be looked at is left where it is
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            boolean isOld = facts.lastModifiedTime().toInstant().isBefore(limit)
                    && facts.lastAccessTime().toInstant().isBefore(limit);
            if (isOld && facts.isRegularFile()) {
                files.add(file);
                size += facts.size();
            }
            return FileVisitResult.CONTINUE;
        }

        /** Others may be at work there. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
