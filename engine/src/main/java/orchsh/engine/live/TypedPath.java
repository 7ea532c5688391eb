package orchsh.engine.live;

import java.nio.file.Path;

/**
 * A path as a user types it for copying, where its end means something.
 *
 * @param typed the path, not empty
 */
record TypedPath(String typed) {
    TypedPath {
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one character");
        }
    }

    /** Without what its end means. */
    String path() {
        String path = typed;
        while (path.length() > 1 && (path.endsWith("/") || path.endsWith("/."))) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }

    /** Whether {@code folder/.}, that is what is in it, is meant. */
    boolean meansContent() {
        return typed.endsWith("/.") || typed.equals(".");
    }

    boolean mustBeFolder() {
        return typed.endsWith("/") || meansContent();
    }

    /** As containers see it, where relative paths begin at the root; without {@code .} and {@code ..}. */
    String absolute() {
        return Path.of("/").resolve(path()).normalize().toString();
    }

    String name() {
        Path name = Path.of(absolute()).getFileName();
        return name == null ? "" : name.toString();
    }

    String parent() {
        Path parent = Path.of(absolute()).getParent();
        return parent == null ? "/" : parent.toString();
    }

    /** Where it leads as a link. */
    String linkedTo(String linkTarget) {
        return Path.of(parent()).resolve(linkTarget).normalize().toString();
    }

    /** The name that a copy of the file gets. */
    String nameOf(Path file) {
        Path last = Path.of(path()).getFileName();
        String name = last == null ? "" : last.toString();
        Path own = file.getFileName();
        boolean says = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        return says || own == null ? name : own.toString();
    }
}
