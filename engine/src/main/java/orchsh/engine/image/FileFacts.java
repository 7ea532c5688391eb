package orchsh.engine.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says about a file, links not followed, in one question.
 *
 * @param kind the kind of file, as Unix numbers them
 * @param permissions permission bits, setuid and its like among them
 * @param size in bytes
 * @param modified when its content changed, in nanoseconds since 1970
 * @param changed when anything about it changed, likewise; that time cannot be set by hand
 * @param number by which the file system knows it; 0 where files have none
 * @param device which device it stands for; 0 for what is none
 */
public record FileFacts(int kind, int permissions, long size, long modified, long changed, long number, long device) {
    static final int FOLDER = 0040000;
    static final int CHARACTER_DEVICE = 0020000;
    static final int BLOCK_DEVICE = 0060000;
    static final int FILE = 0100000;
    static final int PIPE = 0010000;
    static final int LINK = 0120000;
    static final int SOCKET = 0140000;

    private static final int KIND = 0170000;
    private static final int PERMISSIONS = 07777;
    /** What Docker's own client sends from where files have no permissions. */
    private static final int USUAL_PERMISSIONS = 0755;

    public static FileFacts of(Path file) throws IOException {
        Map<String, Object> unix;
        try {
            unix = Files.readAttributes(
                    file, "unix:mode,size,lastModifiedTime,ctime,ino,rdev", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return elsewhere(file); // not a Unix file system
        }
        int mode = (Integer) unix.getOrDefault("mode", FILE | USUAL_PERMISSIONS);
        return new FileFacts(
                mode & KIND,
                mode & PERMISSIONS,
                (Long) unix.getOrDefault("size", 0L),
                nanos(unix.get("lastModifiedTime")),
                nanos(unix.get("ctime")),
                (Long) unix.getOrDefault("ino", 0L),
                (Long) unix.getOrDefault("rdev", 0L));
    }

    private static FileFacts elsewhere(Path file) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        int kind = facts.isSymbolicLink() ? LINK : facts.isDirectory() ? FOLDER : facts.isRegularFile() ? FILE : SOCKET;
        long modified = nanos(facts.lastModifiedTime());
        return new FileFacts(kind, USUAL_PERMISSIONS, facts.size(), modified, modified, 0, 0);
    }

    private static long nanos(@Nullable Object time) {
        return time instanceof FileTime fileTime ? fileTime.to(TimeUnit.NANOSECONDS) : 0;
    }

    public boolean isFolder() {
        return kind == FOLDER;
    }
}
