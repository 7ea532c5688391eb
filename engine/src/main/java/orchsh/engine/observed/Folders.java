package orchsh.engine.observed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** The folders that files lie in, by their names alone; each ends with a slash. */
final class Folders {
    private static final int TEXT_BESIDE_NAME = 14;

    private Folders() {}

    /** The folders above a file, the outermost first; none for what is no file. */
    static List<String> above(String name) {
        List<String> folders = new ArrayList<>();
        if (!name.startsWith("/")) {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                folders.add(name.substring(0, end + 1));
            }
        }
        return folders;
    }

    /** Those that must stay closed so that the list of all that is seen has room. */
    static Set<String> tooFullFor(int room, SortedMap<String, String> parts) {
        Map<String, Integer> costs = new HashMap<>();
        for (String name : parts.keySet()) {
            List<String> folders = above(name);
            String nearest = folders.isEmpty() ? "" : folders.get(folders.size() - 1);
            costs.merge(nearest, name.length() + TEXT_BESIDE_NAME, Integer::sum);
        }
        Set<String> closed = new HashSet<>();
        int taken = costs.getOrDefault("", 0);
        List<String> cheapestFirst = costs.keySet().stream()
                .filter(folder -> !folder.isEmpty())
                .sorted(Comparator.<String, Integer>comparing(folder -> costs.getOrDefault(folder, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String folder : cheapestFirst) {
            int cost = costs.getOrDefault(folder, 0);
            if (taken + cost <= room) {
                taken += cost;
            } else {
                closed.add(folder);
                taken += folder.length() + TEXT_BESIDE_NAME;
            }
        }
        return closed.isEmpty() ? closed : closedEnough(room, parts, closed);
    }

    /** Where even the closed ones are too many, what is above them is closed, too. */
    private static Set<String> closedEnough(int room, SortedMap<String, String> parts, Set<String> closed) {
        Set<String> result = new HashSet<>(closed);
        int depth = parts.keySet().stream()
                .mapToInt(name -> above(name).size())
                .max()
                .orElse(0);
        while (depth > 0 && textOf(parts, result) > room) {
            for (String name : parts.keySet()) {
                List<String> folders = above(name);
                if (folders.size() >= depth) {
                    result.add(folders.get(depth - 1));
                }
            }
            depth--;
        }
        return result;
    }

    private static int textOf(SortedMap<String, String> parts, Set<String> closed) {
        Set<String> seen = new HashSet<>();
        for (String name : parts.keySet()) {
            seen.add(above(name).stream().filter(closed::contains).findFirst().orElse(name));
        }
        return seen.stream().mapToInt(name -> name.length() + TEXT_BESIDE_NAME).sum();
    }
}
