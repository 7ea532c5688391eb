package orchsh.engine.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A value of JSON as a whole, to be looked into: for answers that are shown, whatever they hold. */
public sealed interface JsonValue {
    JsonValue NOTHING = new Scalar("null", "");

    /**
     * Fields in their order.
     *
     * @param fields by their names
     */
    record Fields(Map<String, JsonValue> fields) implements JsonValue {}

    record Items(List<JsonValue> items) implements JsonValue {}

    /**
     * A text, a number, a truth or nothing.
     *
     * @param written as JSON writes it
     * @param text as people write it
     */
    record Scalar(String written, String text) implements JsonValue {}

    static JsonValue parse(String json) {
        JsonReader reader = new JsonReader(json.getBytes(StandardCharsets.UTF_8), "what the container engine answered");
        JsonValue value = read(reader);
        reader.end();
        return value;
    }

    private static JsonValue read(JsonReader reader) {
        return switch (reader.kind()) {
            case '{' -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                reader.enterObject();
                while (reader.more()) {
                    fields.put(reader.name(), read(reader));
                }
                yield new Fields(fields);
            }
            case '[' -> {
                List<JsonValue> items = new ArrayList<>();
                reader.enterArray();
                while (reader.more()) {
                    items.add(read(reader));
                }
                yield new Items(items);
            }
            case '"' -> {
                String text = reader.string();
                yield new Scalar(new JsonWriter().value(text).toString(), text);
            }
            case 't', 'f' -> {
                String truth = String.valueOf(reader.truth());
                yield new Scalar(truth, truth);
            }
            case 'n' -> {
                reader.skip();
                yield NOTHING;
            }
            default -> {
                String digits = reader.number();
                yield new Scalar(digits, digits);
            }
        };
    }

    /** The field of that name, written in upper or lower case; an item, by its number; else nothing. */
    default JsonValue at(String name) {
        return find(name).orElse(NOTHING);
    }

    default Optional<JsonValue> find(String name) {
        if (this instanceof Fields object) {
            JsonValue exact = object.fields.get(name);
            return exact != null
                    ? Optional.of(exact)
                    : object.fields.entrySet().stream()
                            .filter(field -> field.getKey().equalsIgnoreCase(name))
                            .map(Map.Entry::getValue)
                            .findFirst();
        }
        boolean isNumber = name.matches("\\d{1,6}");
        return this instanceof Items array && isNumber && Integer.parseInt(name) < array.items.size()
                ? Optional.of(array.items.get(Integer.parseInt(name)))
                : Optional.empty();
    }

    /** What it says as people write it; empty for what is no single value. */
    default String text() {
        return "";
    }

    default boolean isTrue() {
        return text().equals("true");
    }

    /** A whole number; 0 for what is none. */
    default long number() {
        return text().matches("-?\\d{1,18}") ? Long.parseLong(text()) : 0;
    }

    default List<JsonValue> all() {
        return this instanceof Items array ? array.items : List.of();
    }

    default Map<String, JsonValue> named() {
        return this instanceof Fields object ? object.fields : Map.of();
    }

    /** The same with other texts in place of its own. */
    default JsonValue withTexts(UnaryOperator<String> change) {
        if (this instanceof Fields object) {
            Map<String, JsonValue> changed = new LinkedHashMap<>();
            object.fields.forEach((name, value) -> changed.put(name, value.withTexts(change)));
            return new Fields(changed);
        }
        if (this instanceof Items array) {
            return new Items(
                    array.items.stream().map(item -> item.withTexts(change)).toList());
        }
        boolean isText = this instanceof Scalar scalar && scalar.written.startsWith("\"");
        String text = isText ? change.apply(text()) : "";
        return isText ? new Scalar(new JsonWriter().value(text).toString(), text) : this;
    }

    /** As JSON on one line. */
    default String line() {
        StringBuilder out = new StringBuilder();
        print(this, out);
        return out.toString();
    }

    private static void print(JsonValue value, StringBuilder out) {
        String gap = "";
        if (value instanceof Fields object) {
            out.append('{');
            for (var field : object.fields.entrySet()) {
                out.append(gap).append(new JsonWriter().value(field.getKey())).append(':');
                print(field.getValue(), out);
                gap = ",";
            }
            out.append('}');
        } else if (value instanceof Items array) {
            out.append('[');
            for (JsonValue item : array.items) {
                out.append(gap);
                print(item, out);
                gap = ",";
            }
            out.append(']');
        } else if (value instanceof Scalar scalar) {
            out.append(scalar.written);
        }
    }

    /** As JSON on several lines, each level further in. */
    default String pretty() {
        StringBuilder out = new StringBuilder();
        print(this, "", out);
        return out.toString();
    }

    private static void print(JsonValue value, String indent, StringBuilder out) {
        String deeper = indent + "  ";
        if (value instanceof Fields object && !object.fields.isEmpty()) {
            String gap = "{\n";
            for (var field : object.fields.entrySet()) {
                out.append(gap)
                        .append(deeper)
                        .append(new JsonWriter().value(field.getKey()))
                        .append(": ");
                print(field.getValue(), deeper, out);
                gap = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else if (value instanceof Items array && !array.items.isEmpty()) {
            String gap = "[\n";
            for (JsonValue item : array.items) {
                out.append(gap).append(deeper);
                print(item, deeper, out);
                gap = ",\n";
            }
            out.append('\n').append(indent).append(']');
        } else if (value instanceof Scalar scalar) {
            out.append(scalar.written);
        } else {
            out.append(value instanceof Fields ? "{}" : "[]");
        }
    }
}
