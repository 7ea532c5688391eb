package orchsh.shell.view.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.live.LogEntry;
import orchsh.engine.live.LogSource;
import orchsh.engine.port.Session.Channel;
import orchsh.shell.invocation.Appearance;

/** Lines of several logs as one, each behind the name of whoever wrote it. */
public final class LogView {
    private final Paint paint;
    private final Prefix prefix;
    private final Map<String, String> prefixes = new HashMap<>();

    /** Whether it is said whose each line is. */
    public enum Prefix {
        SHOWN,
        NONE
    }

    /** All containers of a service have one colour. */
    public LogView(List<LogSource> sources, Prefix prefix, Appearance appearance) {
        this.paint = Paint.of(appearance);
        this.prefix = prefix;
        int widest = sources.stream()
                .mapToInt(source -> Cells.width(source.name()))
                .max()
                .orElse(0);
        List<String> services = new ArrayList<>();
        for (LogSource source : sources) {
            if (!services.contains(source.service())) {
                services.add(source.service());
            }
            String shown = Cells.padded(source.name(), widest) + " |";
            prefixes.put(source.name(), paint.series(services.indexOf(source.service()), shown) + " ");
        }
    }

    /** One line for programs. */
    public static String json(LogEntry entry) {
        return new JsonWriter()
                .beginObject()
                .name("time")
                .value(entry.written())
                .name("name")
                .value(entry.name())
                .name("channel")
                .value(entry.channel() == Channel.ERRORS ? "stderr" : "stdout")
                .name("text")
                .value(entry.text())
                .endObject()
                .toString();
    }

    /**
     * One line as it is printed.
     *
     * @param moment when it was written; empty when that is not to be shown
     */
    public String line(String name, String moment, String text) {
        return (prefix == Prefix.NONE ? "" : prefixes.getOrDefault(name, name + " | "))
                + (moment.isEmpty() ? "" : paint.in(Tone.FAINT, moment) + " ")
                + text;
    }
}
