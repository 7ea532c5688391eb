package orchsh.shell.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.shell.invocation.Appearance;

/** Lines of several logs as one, each behind the name of whoever wrote it. */
public final class LogView {
    private final Paint paint;
    private final Map<String, String> prefixes = new HashMap<>();

    public LogView(List<String> names, Appearance appearance) {
        this.paint = Paint.of(appearance);
        int widest = names.stream().mapToInt(Cells::width).max().orElse(0);
        for (int i = 0; i < names.size(); i++) {
            prefixes.put(names.get(i), paint.series(i, Cells.padded(names.get(i), widest) + " |") + " ");
        }
    }

    /**
     * One line as it is printed.
     *
     * @param moment when it was written; empty when that is not to be shown
     */
    public String line(String name, String moment, String text) {
        return prefixes.getOrDefault(name, name + " | ")
                + (moment.isEmpty() ? "" : paint.in(Tone.FAINT, moment) + " ")
                + text;
    }
}
