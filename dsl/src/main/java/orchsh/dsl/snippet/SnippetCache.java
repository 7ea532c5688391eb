package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** Keeps what was fetched, each content under its hash. It may vanish at any time, and what changed in it does not count. */
final class SnippetCache {
    private final Path folder;

    /** @param cacheFolder where data that may vanish belongs */
    SnippetCache(Path cacheFolder) {
        this.folder = cacheFolder.resolve("snippets");
    }

    /** The content of that hash, if a copy is there that still is it. */
    Optional<byte[]> find(String hash, int largest) {
        Path file = folder.resolve(hash);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > largest) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return Content.hashOf(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            // a copy that cannot be read is as good as none
            return Optional.empty();
        }
    }

    /** Keeps a content; where nothing can be kept it is fetched again the next time. */
    void keep(Content content, byte[] bytes) {
        Path file = folder.resolve(content.hash());
        Path half = folder.resolve(content.hash() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            try {
                Files.write(half, bytes);
                move(half, file);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            // the cache saves time, and nothing depends on it
            return;
        }
    }

    private static void move(Path half, Path file) throws IOException {
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Where copies of whole folders lie. */
    Path copies() {
        return folder.resolveSibling("copies");
    }

    /** A folder for work that ends before the command does. */
    Path scratch() {
        try {
            Files.createDirectories(folder);
            return Files.createTempDirectory(folder, "work");
        } catch (IOException e) {
            throw Refusal.of("nothing can be written to the cache folder `" + folder + "`", e);
        }
    }
}
