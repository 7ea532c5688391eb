package orchsh.dsl.script;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Whoever the program runs as, which need not be whose home folder it runs with.
 *
 * @param number the number by which the system knows the user
 */
record RunningUser(long number) {
    private static final long SYSTEM = 0;

    static RunningUser current() {
        return new RunningUser(new UnixSystem().getUid());
    }

    /** Whether only this user, and the system itself, can have put there what is in the folder. */
    boolean aloneFills(Path folder) throws IOException {
        if (!hasOwners(folder)) {
            return true;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return false;
        }
        // whoever owns a folder above can put another one in its place
        for (Path above = folder; above != null; above = above.getParent()) {
            if (!trusts(above)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it belongs to this user or to the system. */
    boolean trusts(Path file) throws IOException {
        if (!hasOwners(file)) {
            return true;
        }
        long owner = ((Number) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
        return owner == number || owner == SYSTEM;
    }

    private static boolean hasOwners(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
