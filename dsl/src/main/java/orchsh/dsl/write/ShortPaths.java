package orchsh.dsl.write;

import java.nio.file.Path;

/** Writes paths as somebody would who knows where the file lies. */
public final class ShortPaths {
    /** Folders that have no more than this in common have nothing to do with each other. */
    private static final int ACQUAINTED = 2;

    private final Path folder;
    private final Path home;

    public ShortPaths(Path folder, Path home) {
        this.folder = folder.normalize();
        this.home = home.normalize();
    }

    /** From the folder if it is in it or near, from the home folder if it is there, else in full. */
    public String of(Path path) {
        if (path.equals(folder)) {
            return ".";
        }
        if (path.startsWith(folder)) {
            return "./" + folder.relativize(path);
        }
        int common = common(path);
        if (path.startsWith(home) && common <= home.getNameCount()) {
            return path.equals(home) ? "~" : "~/" + home.relativize(path);
        }
        return common >= ACQUAINTED ? folder.relativize(path).toString() : path.toString();
    }

    private int common(Path path) {
        int most = Math.min(path.getNameCount(), folder.getNameCount());
        int same = 0;
        while (same < most && path.getName(same).equals(folder.getName(same))) {
            same++;
        }
        return same;
    }
}
