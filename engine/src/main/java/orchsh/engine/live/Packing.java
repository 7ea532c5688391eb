package orchsh.engine.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.image.TarEntry;
import orchsh.engine.image.TarStream;
import orchsh.engine.live.Copying.Owners;
import org.jspecify.annotations.Nullable;

/** Makes a tar of a file or a folder of this machine: modes and links as they are, owners as is wished. */
final class Packing {
    private final Owners owners;
    private final List<TarEntry> entries = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<Object, TarEntry> linked = new HashMap<>();

    Packing(Owners owners) {
        this.owners = owners;
    }

    /** Adds a file, or a folder with all that is in it, under that name. */
    void add(Path file, String name) throws IOException {
        Optional<TarEntry> entry = TarEntry.of(file, name);
        if (entry.isEmpty()) {
            leftOut.add(file + " is neither a file nor a folder nor a link");
            return;
        }
        entries.add(owned(file, once(file, entry.get())));
        if (entry.get().type() == TarEntry.TYPE_FOLDER) {
            addContent(file, name + "/");
        }
    }

    /** Adds what is in a folder, with that in front of each name. */
    void addContent(Path folder, String prefix) throws IOException {
        List<Path> children;
        try (Stream<Path> listing = Files.list(folder)) {
            children = listing.sorted().toList();
        }
        for (Path child : children) {
            add(child, prefix + child.getFileName());
        }
    }

    private TarEntry owned(Path file, TarEntry entry) throws IOException {
        if (owners == Owners.LEFT_OUT) {
            return entry;
        }
        Map<String, Object> ids = Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
        return new TarEntry.Owned(entry, id(ids.get("uid")), id(ids.get("gid")));
    }

    private static int id(@Nullable Object number) {
        return number instanceof Integer id ? id : 0;
    }

    /** A file that has several names comes once; the others are links to it. */
    private TarEntry once(Path file, TarEntry entry) throws IOException {
        if (entry.type() != TarEntry.TYPE_FILE || links(file) < 2) {
            return entry;
        }
        Object identity =
                Files.readAttributes(file, "fileKey", LinkOption.NOFOLLOW_LINKS).getOrDefault("fileKey", file);
        TarEntry first = linked.putIfAbsent(identity, entry);
        return first == null ? entry : new TarEntry.FurtherName(entry.name(), first);
    }

    private static int links(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer count
                    ? count
                    : 1;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return 1; // a file system that does not count them
        }
    }

    InputStream tar() {
        return new TarStream(entries);
    }

    /** What a tar cannot hold, each with the reason. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
