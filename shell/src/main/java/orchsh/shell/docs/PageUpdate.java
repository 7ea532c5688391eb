package orchsh.shell.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import orchsh.shell.docs.Alignment.Fate;

/** A page with what its commands print now; what still fits stays as it is written. */
public final class PageUpdate {
    private static final Pattern LIKE_EXIT_CODE = Pattern.compile("\\[\\d{1,3}]");

    private PageUpdate() {}

    /** The text of the page; commands that did not come to an end keep what is written of them. */
    public static String of(Page page, List<Trial> trials) {
        List<String> lines = new ArrayList<>(page.lines());
        List<Trial> fromTheEnd = new ArrayList<>(trials);
        Collections.reverse(fromTheEnd);
        for (Trial trial : fromTheEnd) {
            if (trial.isDone() && !trial.isAsWritten()) {
                Example example = trial.example();
                String end = endOf(lines.get(example.from() - 1));
                List<String> written = lines.subList(example.from(), example.to());
                written.clear();
                output(trial).forEach(line -> written.add((example.indent() + line).stripTrailing() + end));
            }
        }
        return String.join("", lines);
    }

    private static String endOf(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.substring(line.length() - 1);
    }

    private static List<String> output(Trial trial) {
        List<String> output = new ArrayList<>();
        Alignment.of(trial.example().output(), trial.printedLines()).stream()
                .filter(edit -> edit.fate() != Fate.GONE)
                .forEach(edit -> output.add(edit.fate() == Fate.KEPT ? edit.text() : readable(edit.text())));
        int code = trial.exitCode().orElse(0);
        boolean isMistakable = !output.isEmpty()
                && LIKE_EXIT_CODE.matcher(output.get(output.size() - 1)).matches();
        if (code != 0 || isMistakable) {
            output.add("[" + code + "]");
        }
        return output;
    }

    /** A line that would be read as something else begins with a placeholder. */
    private static String readable(String line) {
        boolean isMistakable = line.startsWith("$ ")
                || line.startsWith("> ")
                || line.equals(">")
                || line.strip().startsWith("```")
                || line.strip().startsWith("~~~");
        return isMistakable ? OutputPattern.ANY + line.strip().substring(1) : line;
    }
}
