package orchsh.shell.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lays what was printed beside what was expected, so that as much as possible stays. */
final class Alignment {
    /** Beyond this many pairs of lines nothing in the middle is laid beside anything. */
    private static final long MOST_PAIRS = 4_000_000;

    private static final int GONE = 11;
    private static final int CHANGED = 10;

    /** What becomes of a line. */
    enum Fate {
        KEPT,
        GONE,
        NEW
    }

    /**
     * A line, and what becomes of it.
     *
     * @param text of a line that is kept: as it was expected
     */
    record Edit(Fate fate, String text) {}

    private final List<String> expected;
    private final List<String> printed;

    private Alignment(List<String> expected, List<String> printed) {
        this.expected = expected;
        this.printed = printed;
    }

    /** @param expected with placeholders */
    static List<Edit> of(List<String> expected, List<String> printed) {
        int shortest = Math.min(expected.size(), printed.size());
        int head = 0;
        while (head < shortest && isSame(expected.get(head), printed.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shortest - head
                && isSame(expected.get(expected.size() - 1 - tail), printed.get(printed.size() - 1 - tail))) {
            tail++;
        }
        List<Edit> edits = new ArrayList<>();
        expected.subList(0, head).forEach(line -> edits.add(new Edit(Fate.KEPT, line)));
        edits.addAll(new Alignment(
                        expected.subList(head, expected.size() - tail), printed.subList(head, printed.size() - tail))
                .edits());
        expected.subList(expected.size() - tail, expected.size()).forEach(line -> edits.add(new Edit(Fate.KEPT, line)));
        return edits;
    }

    private static boolean isSame(String expected, String printed) {
        return !OutputPattern.isAnyLines(expected) && OutputPattern.lineMatches(expected, printed);
    }

    private List<Edit> edits() {
        if ((expected.size() + 1L) * (printed.size() + 1L) > MOST_PAIRS) {
            List<Edit> all = new ArrayList<>();
            expected.forEach(line -> all.add(new Edit(Fate.GONE, line)));
            printed.forEach(line -> all.add(new Edit(Fate.NEW, line)));
            return all;
        }
        return path(costs());
    }

    /** What it costs to make the first lines of one the first lines of the other. */
    private int[][] costs() {
        int[][] costs = new int[expected.size() + 1][printed.size() + 1];
        for (int i = 0; i <= expected.size(); i++) {
            for (int j = 0; j <= printed.size(); j++) {
                costs[i][j] = i == 0 && j == 0 ? 0 : cheapest(costs, i, j);
            }
        }
        return costs;
    }

    private int cheapest(int[][] costs, int i, int j) {
        int cost = Integer.MAX_VALUE;
        if (i > 0) {
            cost = costs[i - 1][j] + (isGap(i) ? 0 : GONE);
        }
        if (j > 0) {
            cost = Math.min(cost, costs[i][j - 1] + (i > 0 && isGap(i) ? 0 : GONE));
        }
        if (i > 0 && j > 0 && !isGap(i)) {
            cost = Math.min(cost, costs[i - 1][j - 1] + (fits(i, j) ? 0 : CHANGED));
        }
        return cost;
    }

    private boolean isGap(int i) {
        return OutputPattern.isAnyLines(expected.get(i - 1));
    }

    private boolean fits(int i, int j) {
        return OutputPattern.lineMatches(expected.get(i - 1), printed.get(j - 1));
    }

    private List<Edit> path(int[][] costs) {
        List<Edit> edits = new ArrayList<>();
        int i = expected.size();
        int j = printed.size();
        while (i > 0 || j > 0) {
            int cost = costs[i][j];
            if (i > 0 && isGap(i) && cost == costs[i - 1][j]) {
                edits.add(new Edit(Fate.KEPT, expected.get(--i)));
            } else if (i > 0 && j > 0 && isGap(i) && cost == costs[i][j - 1]) {
                j--;
            } else if (i > 0 && j > 0 && !isGap(i) && cost == costs[i - 1][j - 1] + (fits(i, j) ? 0 : CHANGED)) {
                boolean fits = fits(i--, j--);
                if (!fits) {
                    edits.add(new Edit(Fate.NEW, printed.get(j)));
                }
                edits.add(new Edit(fits ? Fate.KEPT : Fate.GONE, expected.get(i)));
            } else if (j > 0 && cost == costs[i][j - 1] + GONE) {
                edits.add(new Edit(Fate.NEW, printed.get(--j)));
            } else {
                edits.add(new Edit(Fate.GONE, expected.get(--i)));
            }
        }
        Collections.reverse(edits);
        return goneFirst(edits);
    }

    /** Lines that are gone stand together, in front of the new ones in their place. */
    private static List<Edit> goneFirst(List<Edit> edits) {
        List<Edit> ordered = new ArrayList<>();
        int place = 0;
        for (Edit edit : edits) {
            if (edit.fate() == Fate.GONE) {
                ordered.add(place++, edit);
            } else {
                ordered.add(edit);
                place = edit.fate() == Fate.KEPT ? ordered.size() : place;
            }
        }
        return ordered;
    }
}
