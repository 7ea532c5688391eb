package orchsh.engine.watch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.watch.Hints.EndedException;
import orchsh.engine.watch.Hints.Hint;

/**
 * Watches the files of rules, and single files. The system only hints at folders; what has changed there is found out by
 * comparing, so that lost hints, new folders and files that are written twice make no difference.
 */
public final class FileWatcher implements ChangeSource {
    private static final int MOST_FILES = 200_000;

    private final List<WatchRule> rules;
    private final Set<Path> roots = new HashSet<>();
    private final Set<Path> singles;
    private final Hints hints;
    private final Burst burst;
    private final FileIndex index;
    private final FileChanges atFirst;

    private FileWatcher(List<WatchRule> rules, Collection<Path> singles, Hints hints, int most) {
        this.rules = List.copyOf(rules);
        this.singles = Set.copyOf(singles);
        this.hints = hints;
        this.burst = new Burst(hints, System::nanoTime);
        rules.forEach(rule -> roots.add(rule.root()));
        roots.addAll(singles);
        // A root that is removed and made again is seen from above.
        Set<Path> tops = new TreeSet<>();
        roots.forEach(root -> tops.add(Optional.ofNullable(root.getParent()).orElse(root)));
        this.index = new FileIndex(tops, this::isWanted, this::mayHoldWanted, hints::listenTo, most);
        this.atFirst = index.look();
    }

    /** Begins to watch; refuses what cannot be read and what is too much. */
    public static FileWatcher of(List<WatchRule> rules, Collection<Path> singles) {
        return of(rules, singles, new SystemHints(FileSystems.getDefault()), MOST_FILES);
    }

    static FileWatcher of(List<WatchRule> rules, Collection<Path> singles, Hints hints, int most) {
        boolean isGood = false;
        try {
            FileWatcher watcher = new FileWatcher(rules, singles, hints, most);
            isGood = true;
            return watcher;
        } finally {
            if (!isGood) {
                hints.close();
            }
        }
    }

    private boolean isWanted(Path file) {
        return singles.contains(file) || rules.stream().anyMatch(rule -> rule.wants(file));
    }

    private boolean mayHoldWanted(Path folder) {
        return roots.stream().anyMatch(root -> root.startsWith(folder))
                || rules.stream().anyMatch(rule -> rule.mayWantBelow(folder));
    }

    @Override
    public FileChanges everything() {
        return atFirst;
    }

    @Override
    public Optional<FileChanges> next() {
        try {
            while (true) {
                Hint hint = burst.next();
                FileChanges changes = hint.isComplete() ? index.look(hint.folders()) : index.look();
                if (!changes.isEmpty()) {
                    return Optional.of(changes);
                }
            }
        } catch (EndedException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        hints.close();
    }
}
