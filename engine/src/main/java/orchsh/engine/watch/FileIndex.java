package orchsh.engine.watch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import orchsh.engine.image.FileFacts;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Remembers what files were like, and finds out which have changed since. Links are not followed. */
final class FileIndex {
    private final List<Path> tops;
    private final Predicate<Path> wanted;
    private final Predicate<Path> mayHoldWanted;
    private final Consumer<Path> listener;
    private final int most;

    /** Of each folder: what is in it, by name. */
    private final Map<Path, Map<String, FileFacts>> folders = new HashMap<>();

    private int files;

    /**
     * An index that knows nothing yet.
     *
     * @param tops the folders it begins at
     * @param wanted which files count
     * @param mayHoldWanted which folders are looked into
     * @param listener told of each folder before it is looked into
     * @param most how many files and folders there may be
     */
    FileIndex(
            Collection<Path> tops,
            Predicate<Path> wanted,
            Predicate<Path> mayHoldWanted,
            Consumer<Path> listener,
            int most) {
        this.tops = List.copyOf(new TreeSet<>(tops));
        this.wanted = wanted;
        this.mayHoldWanted = mayHoldWanted;
        this.listener = listener;
        this.most = most;
    }

    /** What has changed anywhere; the first time all that is there. */
    FileChanges look() {
        Set<Path> known = new HashSet<>(folders.keySet());
        known.addAll(tops);
        return look(known);
    }

    /** What has changed in these folders, and in folders that are new there. */
    FileChanges look(Set<Path> places) {
        Look look = new Look();
        new TreeSet<>(places)
                .stream()
                        .filter(place -> folders.containsKey(place) || tops.contains(place))
                        .forEach(look::at);
        return new FileChanges(look.changed, look.gone);
    }

    private final class Look {
        private final TreeSet<Path> changed = new TreeSet<>();
        private final TreeSet<Path> gone = new TreeSet<>();

        void at(Path place) {
            Deque<Path> due = new ArrayDeque<>(List.of(place));
            while (!due.isEmpty()) {
                compare(due.remove(), due);
            }
        }

        private void compare(Path folder, Deque<Path> due) {
            if (!folders.containsKey(folder)) {
                listener.accept(folder);
            }
            Optional<Map<String, FileFacts>> listed = list(folder);
            if (listed.isEmpty()) {
                forget(folder);
                return;
            }
            Map<String, FileFacts> now = listed.get();
            Map<String, FileFacts> before =
                    Optional.ofNullable(folders.put(folder, now)).orElse(Map.of());
            before.forEach((name, facts) -> {
                FileFacts there = now.get(name);
                if (there == null || there.kind() != facts.kind()) {
                    lose(folder.resolve(name), facts);
                }
            });
            now.forEach((name, facts) -> {
                Path child = folder.resolve(name);
                if (facts.isFolder()) {
                    if (!folders.containsKey(child)) {
                        due.add(child);
                    }
                } else if (!facts.equals(before.get(name))) {
                    changed.add(child);
                }
            });
            count(now.size() - before.size());
        }

        private void lose(Path file, FileFacts facts) {
            gone.add(file);
            changed.remove(file);
            if (facts.isFolder()) {
                forget(file);
            }
        }

        private void forget(Path folder) {
            Map<String, FileFacts> before =
                    Optional.ofNullable(folders.remove(folder)).orElse(Map.of());
            count(-before.size());
            before.forEach((name, facts) -> lose(folder.resolve(name), facts));
        }
    }

    private void count(int more) {
        files += more;
        if (files > most) {
            throw ProblemException.stack(Problem.error("there are more than " + most + " files to watch below "
                            + String.join(
                                    ", ", tops.stream().map(Path::toString).toList()))
                    .hint("leave some out: `ignore` of a watch, or a .dockerignore file"));
        }
    }

    /** What counts in a folder; absent when it is none any more. */
    private Optional<Map<String, FileFacts>> list(Path folder) {
        Map<String, FileFacts> content = new TreeMap<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            for (Path child : listing) {
                factsOf(child)
                        .filter(facts -> facts.isFolder() ? mayHoldWanted.test(child) : wanted.test(child))
                        .ifPresent(facts -> content.put(child.getFileName().toString(), facts));
            }
            return Optional.of(content);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw WatchRule.unreadable(folder, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw WatchRule.unreadable(folder, e);
        }
    }

    private static Optional<FileFacts> factsOf(Path file) throws IOException {
        try {
            return Optional.of(FileFacts.of(file));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it went while its folder was listed
        }
    }
}
