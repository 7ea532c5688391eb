package orchsh.dsl.snippet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Takes all files of a commit: as they were committed, links as copies of what they lead to. */
final class GitFolder {
    private static final String LINK = "120000";
    private static final String PROGRAM = "100755";

    private final String name;
    private final BiFunction<List<String>, byte[], byte[]> git;

    /**
     * @param name what is fetched, for messages
     * @param git runs git with arguments and what it is told, and gives what it says
     */
    GitFolder(String name, BiFunction<List<String>, byte[], byte[]> git) {
        this.name = name;
        this.git = git;
    }

    /** A line of git's list of a commit. */
    private record Entry(String mode, String object, String path, long size) {}

    FolderCopy of(String commit) {
        List<Entry> entries = entries(commit);
        long size = entries.stream().mapToLong(Entry::size).sum();
        if (size > FolderCopy.LARGEST || entries.size() > FolderCopy.MOST_FILES) {
            throw tooLarge();
        }
        SortedMap<String, FolderCopy.Item> files = new TreeMap<>();
        Map<String, String> links = new TreeMap<>();
        Map<String, byte[]> contents = contents(entries);
        for (Entry entry : entries) {
            byte[] content = contents.getOrDefault(entry.object(), new byte[0]);
            if (entry.mode().equals(LINK)) {
                links.put(entry.path(), new String(content, StandardCharsets.UTF_8));
            } else {
                files.put(
                        entry.path(), new FolderCopy.Item(content, entry.mode().equals(PROGRAM)));
            }
        }
        addLinked(files, links);
        try {
            return new FolderCopy(files);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("`" + name + "` cannot be fetched: it has a file whose name is no path", e);
        }
    }

    private RuntimeException tooLarge() {
        return Refusal.of("`" + name + "` lies in a repository of more than " + (FolderCopy.LARGEST >> 20) + " MB or "
                + FolderCopy.MOST_FILES + " files, which is too large to be kept as a copy");
    }

    private List<Entry> entries(String commit) {
        byte[] list = git.apply(List.of("ls-tree", "-r", "-z", "-l", "--full-tree", commit), new byte[0]);
        List<Entry> entries = new ArrayList<>();
        for (String line : new String(list, StandardCharsets.UTF_8).split("\0")) {
            // mode, kind, object and size, and behind a tab the path
            String[] parts = line.strip().split("[ \\t]+", 5);
            if (parts.length == 5 && parts[1].equals("blob")) {
                entries.add(new Entry(parts[0], parts[2], parts[4], Long.parseLong(parts[3])));
            }
        }
        return entries;
    }

    /** What objects say, each asked for once. */
    private Map<String, byte[]> contents(List<Entry> entries) {
        List<String> objects = entries.stream().map(Entry::object).distinct().toList();
        byte[] told = (String.join("\n", objects) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] said = git.apply(List.of("cat-file", "--batch"), told);
        Map<String, byte[]> contents = new TreeMap<>();
        int at = 0;
        while (at < said.length) {
            int end = at;
            while (said[end] != '\n') {
                end++;
            }
            String[] head = new String(said, at, end - at, StandardCharsets.UTF_8).split(" ");
            byte[] content = new byte[Integer.parseInt(head[2])];
            System.arraycopy(said, end + 1, content, 0, content.length);
            contents.put(head[0], content);
            at = end + 1 + content.length + 1;
        }
        return contents;
    }

    /** A link to a file or a folder of the commit becomes a copy of it; others lead nowhere, and are left out. */
    private void addLinked(SortedMap<String, FolderCopy.Item> files, Map<String, String> links) {
        SortedMap<String, FolderCopy.Item> own = new TreeMap<>(files);
        long size =
                own.values().stream().mapToLong(item -> item.content().length).sum();
        for (String link : links.keySet()) {
            Optional<String> target = followed(link, links);
            if (target.isEmpty()) {
                continue;
            }
            Map<String, FolderCopy.Item> copies = new TreeMap<>();
            Optional.ofNullable(own.get(target.get())).ifPresent(item -> copies.put(link, item));
            String folder = target.get().isEmpty() ? "" : target.get() + "/";
            own.tailMap(folder).entrySet().stream()
                    .takeWhile(file -> file.getKey().startsWith(folder))
                    .forEach(
                            file -> copies.put(link + "/" + file.getKey().substring(folder.length()), file.getValue()));
            size += copies.values().stream()
                    .mapToLong(item -> item.content().length)
                    .sum();
            files.putAll(copies);
            if (size > FolderCopy.LARGEST || files.size() > FolderCopy.MOST_FILES) {
                throw tooLarge();
            }
        }
    }

    /** Where a link leads in the end; nothing if that is outside or a circle. */
    private static Optional<String> followed(String link, Map<String, String> links) {
        String path = link;
        for (int turns = 0; turns <= links.size(); turns++) {
            String target = links.get(path);
            if (target == null) {
                return Optional.of(path);
            }
            Optional<String> next = joined(path, target);
            if (next.isEmpty()) {
                return next;
            }
            path = next.get();
        }
        return Optional.empty();
    }

    private static Optional<String> joined(String link, String target) {
        if (target.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>(List.of(link.split("/")));
        parts.pollLast();
        for (String part : target.split("/")) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
