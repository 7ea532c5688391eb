package orchsh.shell.session.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * How files were when somebody looked.
 *
 * @param stamps when each was changed and how long it is; empty for one that is not there
 */
record FileStamps(Map<Path, String> stamps) {
    static final FileStamps NONE = new FileStamps(Map.of());

    FileStamps {
        stamps = Map.copyOf(stamps);
    }

    /** How they are now. */
    static FileStamps of(Collection<Path> files) {
        Map<Path, String> stamps = new HashMap<>();
        files.forEach(file -> stamps.put(file, stamp(file)));
        return new FileStamps(stamps);
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            // one that is not there is different from one that is
            return "";
        }
    }

    /** These, and more files as they are now. */
    FileStamps and(Collection<Path> files) {
        Map<Path, String> all = new HashMap<>(of(files).stamps);
        all.putAll(stamps);
        return new FileStamps(all);
    }

    /** The same files as they are now. */
    FileStamps now() {
        return of(stamps.keySet());
    }

    /** The files that are not as they are there, in the order of their names. */
    List<Path> differentFrom(FileStamps others) {
        TreeSet<Path> different = new TreeSet<>();
        stamps.keySet().stream()
                .filter(file -> !Objects.equals(stamps.get(file), others.stamps.get(file)))
                .forEach(different::add);
        return List.copyOf(different);
    }
}
