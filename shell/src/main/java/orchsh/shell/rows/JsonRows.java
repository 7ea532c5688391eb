package orchsh.shell.rows;

import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import orchsh.dsl.row.Row;
import orchsh.engine.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Makes rows of what a command prints for programs: one object of JSON a line, each passed on as soon as its line ends. */
public final class JsonRows extends Writer {
    private final Sink sink;
    private final Runnable enough;
    private final StringBuilder line = new StringBuilder();

    /** @param enough is called when nobody wants more rows */
    public JsonRows(Sink sink, Runnable enough) {
        this.sink = sink;
        this.enough = enough;
    }

    /** For a command to print into. */
    public PrintWriter printer() {
        return new PrintWriter(this, true);
    }

    @Override
    public synchronized void write(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] == '\n') {
                endLine();
            } else {
                line.append(text[i]);
            }
        }
    }

    private void endLine() {
        String json = line.toString().strip();
        line.setLength(0);
        if (!json.isEmpty() && sink.wantsMore()) {
            pass(JsonValue.parse(json));
            if (!sink.wantsMore()) {
                enough.run();
            }
        }
    }

    private void pass(JsonValue value) {
        if (value instanceof JsonValue.Items items) {
            items.items().forEach(this::pass);
        } else if (value instanceof JsonValue.Fields fields) {
            sink.take(new Row(values(fields)));
        } else {
            Map<String, @Nullable Object> single = new LinkedHashMap<>();
            single.put("value", plain(value));
            sink.take(new Row(single));
        }
    }

    private static Map<String, @Nullable Object> values(JsonValue.Fields fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.fields().forEach((name, value) -> values.put(name, plain(value)));
        return values;
    }

    /** As the language has it: texts, numbers, truths, lists, maps, nothing. */
    private static @Nullable Object plain(JsonValue value) {
        if (value instanceof JsonValue.Fields fields) {
            return values(fields);
        }
        if (value instanceof JsonValue.Items items) {
            return items.items().stream().map(JsonRows::plain).toList();
        }
        return value instanceof JsonValue.Scalar scalar ? plain(scalar) : null;
    }

    private static @Nullable Object plain(JsonValue.Scalar scalar) {
        String written = scalar.written();
        return switch (written.charAt(0)) {
            case '"' -> scalar.text();
            case 't', 'f' -> scalar.isTrue();
            case 'n' -> null;
            default -> number(written);
        };
    }

    private static Number number(String written) {
        return written.matches("-?\\d{1,18}") ? (Number) Long.valueOf(written) : new BigDecimal(written);
    }

    /** Lines are passed on when they end. */
    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        if (line.length() > 0) {
            endLine();
        }
    }
}
