package orchsh.engine.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to happen when files change, while somebody watches.
 *
 * @param path the file or folder that is looked at, on the machine that orchsh runs on
 * @param action what happens
 * @param target where the files are inside, absolute; absent where nothing is copied
 * @param ignore patterns of those that do not count
 * @param include patterns of those that do; none means all
 * @param initialSync whether all are copied at the beginning
 * @param command what is run in the container once files have been copied
 */
public record Watch(
        Path path,
        Action action,
        Optional<String> target,
        List<String> ignore,
        List<String> include,
        boolean initialSync,
        List<String> command) {

    /** What happens when a file changes. */
    public enum Action {
        SYNC,
        REBUILD,
        RESTART,
        SYNC_RESTART,
        SYNC_EXEC;

        /** As the language and compose files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '+');
        }

        /** Whether files are copied into the container. */
        public boolean copies() {
            return this != REBUILD && this != RESTART;
        }
    }

    public Watch {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("path `" + path + "` is not absolute");
        }
        target.ifPresent(Checks::absolute);
        ignore = List.copyOf(ignore);
        include = List.copyOf(include);
        command = List.copyOf(command);
        if (action.copies() != target.isPresent()) {
            throw new IllegalArgumentException(
                    action.copies()
                            ? "`" + action.word() + "` copies files and is not told where to: `target` is missing"
                            : "`" + action.word() + "` copies no files and has no `target`");
        }
        if (initialSync && !action.copies()) {
            throw new IllegalArgumentException("`" + action.word() + "` copies no files, at the beginning neither");
        }
        if ((action == Action.SYNC_EXEC) == command.isEmpty()) {
            throw new IllegalArgumentException(
                    command.isEmpty()
                            ? "`sync+exec` is not told what to run: `exec` is missing"
                            : "`" + action.word() + "` runs nothing in the container: use `sync+exec`");
        }
    }
}
