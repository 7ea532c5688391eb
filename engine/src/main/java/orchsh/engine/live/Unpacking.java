package orchsh.engine.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.live.Copying.Owners;
import orchsh.engine.live.TarInput.Item;

/**
 * Writes what is in a tar to this machine: modes and links kept, owners as is wished. A tar comes from a container, which may be up
 * to anything, so nothing is ever written outside the folder or through a link.
 */
final class Unpacking {
    private final Path folder;
    private final String rootName;
    private final int dropped;
    private final Owners owners;
    private final List<Folder> folders = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /** A folder that gets its mode at the end: it may be one that forbids writing. */
    private record Folder(Path path, Item item) {}

    /**
     * Prepares.
     *
     * @param folder where to
     * @param rootName what the names in the tar begin with here; empty puts them right into the folder
     * @param dropped how many parts of the names in the tar this replaces
     * @param owners whose the files become
     */
    Unpacking(Path folder, String rootName, int dropped, Owners owners) {
        this.folder = folder;
        this.rootName = rootName;
        this.dropped = dropped;
        this.owners = owners;
    }

    void unpack(InputStream tar) throws IOException {
        TarInput input = new TarInput(tar);
        for (Optional<Item> item = input.next(); item.isPresent(); item = input.next()) {
            write(item.get(), input);
        }
        for (int i = folders.size() - 1; i >= 0; i--) {
            finish(folders.get(i).path, folders.get(i).item);
        }
    }

    private void write(Item item, TarInput input) throws IOException {
        Path path = path(item.name());
        if (path.equals(folder)) {
            return;
        }
        switch (item.type()) {
            case '0' -> {
                makeRoom(path);
                try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
                    input.copy(out);
                }
                finish(path, item);
            }
            case '1' -> {
                Path first = path(item.linkTarget());
                makeRoom(path);
                Files.createLink(path, first);
            }
            case '2' -> {
                makeRoom(path);
                Files.createSymbolicLink(path, Path.of(item.linkTarget()));
                give(path, item);
            }
            case '5' -> {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    refuseOther(path);
                    Files.createDirectories(path);
                }
                folders.add(new Folder(path, item));
            }
            case '3', '4', '6' -> leftOut.add(item.name() + " is a device or a pipe");
            default ->
                throw new IOException(
                        "`" + item.name() + "` is of a kind (`" + item.type() + "`) that cannot be unpacked");
        }
    }

    /** Where something goes, all folders above it being there. */
    private Path path(String name) throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                throw new IOException("`" + name + "` leads out of the folder");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        List<String> rest = parts.subList(Math.min(dropped, parts.size()), parts.size());
        Path path = rootName.isEmpty() ? folder : folder.resolve(rootName);
        for (String part : rest) {
            if (!path.equals(folder)) {
                refuseLink(path, name);
            }
            path = path.resolve(part);
        }
        return path;
    }

    private static void refuseLink(Path above, String name) throws IOException {
        if (Files.isSymbolicLink(above)) {
            throw new IOException("`" + name + "` would be written through the link `" + above + "`");
        }
        Files.createDirectories(above);
    }

    private static void makeRoom(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("`" + path + "` is a folder already, and no folder is to come");
        }
        Files.deleteIfExists(path);
    }

    private static void refuseOther(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("`" + path + "` is there already and no folder, and a folder is to come");
        }
    }

    private void finish(Path path, Item item) throws IOException {
        give(path, item);
        Files.setLastModifiedTime(path, FileTime.fromMillis(item.modified() * 1000));
        try {
            Files.setAttribute(path, "unix:mode", item.mode(), LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return; // a file system without modes keeps the rest
        }
    }

    /** Only the superuser may give files to others. */
    private void give(Path path, Item item) throws IOException {
        if (owners == Owners.KEPT) {
            try {
                Files.setAttribute(path, "unix:gid", item.group(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", item.owner(), LinkOption.NOFOLLOW_LINKS);
            } catch (FileSystemException e) {
                throw new IOException(
                        "`" + path + "` cannot be given to user " + item.owner() + ", group " + item.group()
                                + "; only root can do that",
                        e);
            }
        }
    }

    /** What could not be made here, each with the reason. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
