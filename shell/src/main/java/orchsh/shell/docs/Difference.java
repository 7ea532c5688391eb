package orchsh.shell.docs;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.docs.Alignment.Edit;
import orchsh.shell.docs.Alignment.Fate;

/** Shows what was printed beside what was expected: lines that are gone, lines that are new, and those around them. */
final class Difference {
    private static final int AROUND = 2;
    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 400;

    private Difference() {}

    static List<String> lines(List<String> expected, List<String> printed) {
        List<Edit> edits = Alignment.of(expected, printed);
        List<String> lines = new ArrayList<>();
        boolean isLeftOut = false;
        for (int i = 0; i < edits.size(); i++) {
            if (isNearChange(edits, i)) {
                if (isLeftOut) {
                    lines.add("  " + OutputPattern.ANY);
                }
                lines.add(line(edits.get(i)));
                isLeftOut = false;
            } else {
                isLeftOut = true;
            }
        }
        return shortened(lines);
    }

    /** The end says as much as the beginning. */
    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> both = new ArrayList<>(lines.subList(0, MOST_LINES / 2));
        both.add(OutputPattern.ANY + " " + (lines.size() - MOST_LINES) + " more lines " + OutputPattern.ANY);
        both.addAll(lines.subList(lines.size() - MOST_LINES / 2, lines.size()));
        return both;
    }

    private static boolean isNearChange(List<Edit> edits, int index) {
        int to = Math.min(edits.size(), index + AROUND + 1);
        return edits.subList(Math.max(0, index - AROUND), to).stream().anyMatch(edit -> edit.fate() != Fate.KEPT);
    }

    private static String line(Edit edit) {
        String sign = switch (edit.fate()) {
            case KEPT -> "  ";
            case GONE -> "- ";
            case NEW -> "+ ";
        };
        String text = edit.text();
        return sign + (text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + OutputPattern.ANY);
    }
}
