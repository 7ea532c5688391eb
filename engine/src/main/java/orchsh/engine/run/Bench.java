package orchsh.engine.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A place for making one image: a tree of files, the archive of it, and what the tools said. It is left clean. */
final class Bench implements AutoCloseable {
    private final Path tree;
    private final Path archive;
    private final Path words;

    private Bench(Path folder, String name) {
        this.tree = folder.resolve(name);
        this.archive = folder.resolve(name + ".tar");
        this.words = folder.resolve(name + ".out");
    }

    /** A clean bench, whatever an earlier one has left. */
    static Bench in(Path folder, String name) throws IOException {
        Bench bench = new Bench(folder, name);
        bench.close();
        Files.createDirectories(bench.tree);
        return bench;
    }

    Path tree() {
        return tree;
    }

    Path archive() {
        return archive;
    }

    Path words() {
        return words;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(archive);
        Files.deleteIfExists(words);
        if (Files.exists(tree)) {
            Object device = deviceOf(tree);
            Files.walkFileTree(tree, new Removal(device));
        }
    }

    private static Object deviceOf(Path path) throws IOException {
        return Files.getAttribute(path, "unix:dev");
    }

    /** Removes a tree, but nothing that is only mounted there: a tool that was killed may leave the machine's devices. */
    private static final class Removal extends SimpleFileVisitor<Path> {
        private final Object device;

        Removal(Object device) {
            this.device = device;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (!deviceOf(folder).equals(device)) {
                throw new IOException("`" + folder + "` is still mounted; unmount it and try again");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
