package orchsh.dsl.write.compose;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maps, lists and scalars as YAML that every reader understands alike. What begins with anything but a letter or a path is
 * put in quotes, so that no number, date, time or tag is ever seen in a text.
 */
final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("(?:\\.{0,2}/|[A-Za-z_])[A-Za-z0-9_./@+=-]*+(?:[ :][A-Za-z0-9_./@+=-]++)*+");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int FIRST_AFTER_CONTROLS = 0xa0;
    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** Words that belong together, such as those of a command; written on one line where they fit. */
    record Words(List<String> words) {
        Words {
            words = List.copyOf(words);
        }
    }

    /** A scalar that is no text and is written as it stands. */
    record Plain(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    static String of(Map<String, ? extends @Nullable Object> document) {
        YamlText yaml = new YamlText();
        yaml.map(document, "");
        return yaml.text.toString();
    }

    private void map(Map<String, ? extends @Nullable Object> pairs, String indent) {
        boolean isFirst = true;
        for (Map.Entry<String, ? extends @Nullable Object> pair : pairs.entrySet()) {
            boolean standsAlready = isFirst && !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
            text.append(standsAlready ? "" : indent).append(key(pair.getKey())).append(':');
            value(pair.getValue(), indent);
            isFirst = false;
        }
    }

    @SuppressWarnings("unchecked")
    private void value(@Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> pairs && !pairs.isEmpty()) {
            text.append('\n');
            map((Map<String, @Nullable Object>) pairs, indent + "  ");
        } else if (value instanceof Words words) {
            words(words, indent);
        } else if (value instanceof Collection<?> values && !values.isEmpty()) {
            text.append('\n');
            list(values, indent + "  ");
        } else if (value == null) {
            text.append('\n');
        } else {
            text.append(' ').append(scalar(value, indent)).append('\n');
        }
    }

    @SuppressWarnings("unchecked")
    private void list(Collection<?> values, String indent) {
        for (Object value : values) {
            text.append(indent).append('-');
            if (value instanceof Map<?, ?> pairs && !pairs.isEmpty()) {
                text.append(' ');
                map((Map<String, @Nullable Object>) pairs, indent + "  ");
            } else {
                text.append(' ').append(scalar(value, indent)).append('\n');
            }
        }
    }

    private void words(Words all, String indent) {
        String line = all.words().stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
        boolean fits = line.length() <= WIDTH && all.words().stream().noneMatch(word -> word.contains("\n"));
        if (fits) {
            text.append(' ').append(line).append('\n');
        } else {
            text.append('\n');
            list(all.words(), indent + "  ");
        }
    }

    private static String scalar(Object value, String indent) {
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof Collection<?>) {
            return "[]";
        }
        return value instanceof String said
                ? isBlock(said) ? block(said, indent + "  ") : inline(said)
                : value.toString();
    }

    private static String key(String name) {
        return isPlain(name) && name.indexOf(' ') < 0 ? name : quoted(name);
    }

    private static String inline(String value) {
        return isPlain(value) ? value : quoted(value);
    }

    private static boolean isPlain(String value) {
        return PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
    }

    /** Lines that can stand as they are. */
    private static boolean isBlock(String value) {
        int end = value.indexOf('\n');
        boolean severalLines = end >= 0 && end < value.length() - 1;
        return severalLines
                && value.charAt(0) != ' '
                && value.charAt(0) != '\n'
                && !value.endsWith("\n\n")
                && value.codePoints().allMatch(c -> c == '\n' || isReadable(c))
                && value.lines().allMatch(line -> line.equals(line.stripTrailing()));
    }

    private static String block(String value, String indent) {
        String shown =
                value.lines().map(line -> line.isEmpty() ? "" : indent + line).collect(Collectors.joining("\n"));
        return (value.endsWith("\n") ? "|\n" : "|-\n") + shown;
    }

    private static boolean isReadable(int c) {
        int type = Character.getType(c);
        return c >= FIRST_PRINTABLE
                && (c < DELETE || c >= FIRST_AFTER_CONTROLS)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String quoted(String value) {
        StringBuilder written = new StringBuilder("\"");
        value.codePoints().forEach(c -> written.append(escaped(c)));
        return written.append('"').toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (isReadable(c)) {
                    yield Character.toString(c);
                }
                yield c > Character.MAX_VALUE ? String.format("\\U%08X", c) : String.format("\\u%04X", c);
            }
        };
    }
}
