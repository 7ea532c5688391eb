package orchsh.engine.image;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A tar of files that are given to a container, to be unpacked in one of its folders. */
public final class Parcel {
    private final List<TarEntry> entries = new ArrayList<>();

    /** Adds folders that are not there yet, outer ones first, by their paths in the parcel. */
    public Parcel folders(Collection<String> paths) {
        paths.forEach(path -> entries.add(TarEntry.Made.folder(path)));
        return this;
    }

    /** Adds a file by its path in the parcel. */
    public Parcel file(String path, byte[] content, int uid, int gid, int mode) {
        entries.add(new TarEntry.Made(path, TarEntry.TYPE_FILE, mode, uid, gid, content));
        return this;
    }

    public InputStream tar() {
        return new TarStream(entries);
    }
}
