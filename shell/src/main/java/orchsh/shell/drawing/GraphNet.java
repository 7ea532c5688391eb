package orchsh.shell.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A line that comes down in one column and goes on in others. */
final class GraphNet {
    private final int exit;
    private final Set<Integer> entries;
    private int track = -1;

    GraphNet(int exit, Set<Integer> entries) {
        this.exit = exit;
        this.entries = new TreeSet<>(entries);
    }

    int exit() {
        return exit;
    }

    Set<Integer> entries() {
        return entries;
    }

    int left() {
        return Math.min(exit, entries.stream().mapToInt(Integer::intValue).min().orElse(exit));
    }

    int right() {
        return Math.max(exit, entries.stream().mapToInt(Integer::intValue).max().orElse(exit));
    }

    boolean isStraight() {
        return left() == right();
    }

    /** Its row among those between two layers; one that goes straight down needs none. */
    int track() {
        return track;
    }

    /** Gives each a row in which it meets no other; says how many that takes. */
    static int assign(List<GraphNet> nets) {
        List<Integer> ends = new ArrayList<>();
        for (GraphNet net : nets) {
            if (!net.isStraight()) {
                int free = 0;
                while (free < ends.size() && ends.get(free) >= net.left() - 1) {
                    free++;
                }
                if (free == ends.size()) {
                    ends.add(net.right());
                } else {
                    ends.set(free, net.right());
                }
                net.track = free;
            }
        }
        return ends.size();
    }
}
