package orchsh.shell.view.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.json.JsonValue;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** What the engine tells of a thing, a line for each value, by the way that leads to it. */
public final class ThingCard {
    private ThingCard() {}

    public static List<String> lines(JsonValue thing, Appearance appearance) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", thing, values);
        int widest = values.keySet().stream().mapToInt(Cells::width).max().orElse(0);
        Paint paint = Paint.of(appearance);
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) ->
                lines.add(paint.in(Tone.STRONG, Cells.padded(name, widest)) + "   " + Cells.clean(value)));
        return lines;
    }

    /** Only what says something. */
    private static void collect(String path, JsonValue value, Map<String, String> values) {
        String before = path.isEmpty() ? "" : path + ".";
        value.named().forEach((name, part) -> collect(before + name, part, values));
        List<JsonValue> items = value.all();
        for (int i = 0; i < items.size(); i++) {
            collect(before + i, items.get(i), values);
        }
        if (!value.text().isEmpty()) {
            values.put(path, value.text());
        }
    }
}
