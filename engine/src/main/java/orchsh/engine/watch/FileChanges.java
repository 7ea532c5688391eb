package orchsh.engine.watch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What has become of files. What is in both was replaced by something of another kind.
 *
 * @param changed files that are new or different
 * @param gone files and folders that are not there any more
 */
public record FileChanges(SortedSet<Path> changed, SortedSet<Path> gone) {
    public static final FileChanges NONE = new FileChanges(Collections.emptySortedSet(), Collections.emptySortedSet());

    public FileChanges {
        changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
        gone = Collections.unmodifiableSortedSet(new TreeSet<>(gone));
    }

    public boolean isEmpty() {
        return changed.isEmpty() && gone.isEmpty();
    }

    /** These, and then others. */
    public FileChanges then(FileChanges later) {
        SortedSet<Path> files = new TreeSet<>(changed);
        files.removeIf(file -> later.gone.stream().anyMatch(file::startsWith));
        files.addAll(later.changed);
        SortedSet<Path> away = new TreeSet<>(gone);
        away.addAll(later.gone);
        return new FileChanges(files, away);
    }

    /** Those of some files. */
    public FileChanges of(Predicate<Path> files) {
        return new FileChanges(filtered(changed, files), filtered(gone, files));
    }

    private static SortedSet<Path> filtered(SortedSet<Path> all, Predicate<Path> wanted) {
        SortedSet<Path> some = new TreeSet<>(all);
        some.removeIf(wanted.negate());
        return some;
    }

    /** What is gone, without what went with a folder. */
    public SortedSet<Path> goneAtTop() {
        return filtered(gone, file -> gone.stream().noneMatch(other -> !other.equals(file) && file.startsWith(other)));
    }
}
