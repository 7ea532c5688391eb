package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Lays out what was fetched as files, each content in a folder named by its hash; files that changed there are put right. */
final class Layout {
    private final Path copies;

    Layout(Path copies) {
        this.copies = copies;
    }

    FetchedFile of(Reference reference, byte[] bytes, String hash) {
        Path root = copies.resolve(hash);
        String name = reference.path().substring(reference.path().lastIndexOf('/') + 1);
        FolderCopy folder = reference instanceof Reference.Checkout
                ? FolderCopy.of(bytes)
                : new FolderCopy(new TreeMap<>(Map.of(name, new FolderCopy.Item(bytes, false))));
        String file = reference instanceof Reference.Checkout
                ? folder.composeFile(reference.path()).orElseThrow()
                : name;
        try {
            Files.createDirectories(root);
            for (Map.Entry<String, FolderCopy.Item> item : folder.files().entrySet()) {
                put(root, item.getKey(), item.getValue());
            }
        } catch (IOException e) {
            throw Refusal.of("a copy of `" + reference.text() + "` cannot be laid out in `" + root + "`", e);
        }
        return new FetchedFile(reference, root.resolve(file), root);
    }

    private static void put(Path root, String path, FolderCopy.Item item) throws IOException {
        Path folder = root;
        String[] parts = path.split("/");
        for (String part : Arrays.copyOf(parts, parts.length - 1)) {
            folder = folder.resolve(part);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder);
                Files.createDirectories(folder);
            }
        }
        Path target = folder.resolve(parts[parts.length - 1]);
        if (!isAsWanted(target, item)) {
            write(target, item);
        }
    }

    private static boolean isAsWanted(Path target, FolderCopy.Item item) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.size(target) == item.content().length
                && Files.isExecutable(target) == item.isProgram()
                && Arrays.equals(Files.readAllBytes(target), item.content());
    }

    private static void write(Path target, FolderCopy.Item item) throws IOException {
        Path half = target.resolveSibling("." + UUID.randomUUID());
        try {
            Files.write(half, item.content());
            if (Files.getFileStore(half).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        half, PosixFilePermissions.fromString(item.isProgram() ? "rwxr-xr-x" : "rw-r--r--"));
            }
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
