package orchsh.dsl.write.compose;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, lists and scalars of a compose file as JSON on one line. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Map<String, ? extends @Nullable Object> document) {
        JsonText json = new JsonText();
        json.value(document);
        return json.text.append('\n').toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> pairs) {
            String gap = "{";
            for (Map.Entry<?, ?> pair : pairs.entrySet()) {
                text.append(gap).append(quoted(String.valueOf(pair.getKey()))).append(':');
                value(pair.getValue());
                gap = ",";
            }
            text.append(pairs.isEmpty() ? "{}" : "}");
        } else if (value instanceof YamlText.Words words) {
            values(words.words());
        } else if (value instanceof Collection<?> values) {
            values(values);
        } else if (value instanceof String said) {
            text.append(quoted(said));
        } else {
            scalar(value);
        }
    }

    private void values(Collection<?> values) {
        String gap = "[";
        for (Object value : values) {
            text.append(gap);
            value(value);
            gap = ",";
        }
        text.append(values.isEmpty() ? "[]" : "]");
    }

    /** What YAML writes without quotes is a number or a truth, or else a text. */
    private void scalar(@Nullable Object value) {
        String written = String.valueOf(value);
        boolean isBare = value == null || written.matches("true|false|-?(0|[1-9][0-9]*)([.][0-9]+)?");
        text.append(isBare ? written : quoted(written));
    }

    private static String quoted(String said) {
        StringBuilder written = new StringBuilder("\"");
        said.chars().forEach(c -> written.append(escaped((char) c)));
        return written.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
