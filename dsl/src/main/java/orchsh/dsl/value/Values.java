package orchsh.dsl.value;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.model.TextPattern;
import org.jspecify.annotations.Nullable;

/** Reads what people write as values: text wherever text is meant, lists wherever several are. */
public final class Values {
    private Values() {}

    /** A text, written as text or as a number. */
    public static String text(String word, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof GString text) {
            return Interpolated.text(text);
        }
        if (value instanceof CharSequence
                || value instanceof Number
                || value instanceof Character
                || value instanceof Enum<?>) {
            return value.toString();
        }
        if (value instanceof SecretValue secret) {
            throw secret.unseen();
        }
        throw new WordException(
                value == null ? "`" + word + "` is given no value" : "`" + word + "` takes a text, not " + kind(value));
    }

    /** The name of a service, or the service itself, as the word that declared it gave it back. */
    public static String service(String word, @Nullable Object value) {
        return value instanceof ServiceLanguage service ? service.getName() : text(word, value);
    }

    /** As {@link #text}, with {@code true} and {@code false} as text too, as variables of programs have them. */
    public static String variable(String name, @Nullable Object value) {
        if (value == null) {
            throw new WordException("`" + name + "` is given no value", "an empty one is written ''");
        }
        return value instanceof Boolean ? value.toString() : text(name, value);
    }

    public static boolean flag(String word, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new WordException("`" + word + "` is true or false");
    }

    /** A number that may have a part behind the point. */
    public static BigDecimal decimal(String word, @Nullable Object value) {
        if (value != null && !(value instanceof Number || value instanceof CharSequence)) {
            throw new WordException("`" + word + "` takes a number, not " + kind(value));
        }
        String text = text(word, value);
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw new WordException("`" + word + "` takes a number, not `" + text + "`");
        }
        return new BigDecimal(text);
    }

    public static int integer(String word, @Nullable Object value) {
        return (int) whole(word, value, 9);
    }

    /** A whole number of up to 18 digits. */
    public static long whole(String word, @Nullable Object value) {
        return whole(word, value, 18);
    }

    private static long whole(String word, @Nullable Object value, int digits) {
        if (value != null && !(value instanceof Number || value instanceof CharSequence)) {
            throw new WordException("`" + word + "` takes a number, not " + kind(value));
        }
        String text = text(word, value);
        if (text.length() > digits || !text.matches("-?[0-9]+")) {
            throw new WordException("`" + word + "` takes a number, not `" + text + "`");
        }
        return Long.parseLong(text);
    }

    /** The values of a word that takes them one by one or as lists. */
    public static List<@Nullable Object> each(@Nullable Object @Nullable [] values) {
        List<@Nullable Object> flat = new ArrayList<>();
        if (values == null) {
            flat.add(null);
            return flat;
        }
        for (Object value : values) {
            if (value instanceof Collection<?> several) {
                flat.addAll(each(several.toArray()));
            } else if (value instanceof Object[] several) {
                flat.addAll(each(several));
            } else {
                flat.add(value);
            }
        }
        return flat;
    }

    public static List<String> texts(String word, @Nullable Object value) {
        return each(new @Nullable Object[] {value}).stream()
                .map(one -> text(word, one))
                .toList();
    }

    public static Map<?, ?> map(String word, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new WordException(
                value == null ? "`" + word + "` is given no value" : "`" + word + "` takes pairs, not " + kind(value),
                "for example " + word + ": [A: 'x', B: 'y']");
    }

    /** A pattern as it is, or a text that is looked for as it is. */
    static TextPattern pattern(String word, @Nullable Object value) {
        if (value instanceof Pattern pattern) {
            String flags = flags(pattern);
            return new TextPattern(pattern.pattern().startsWith(flags) ? pattern.pattern() : flags + pattern.pattern());
        }
        return TextPattern.literal(text(word, value));
    }

    /** Flags can be part of the expression, and have to be where it is kept as text. */
    private static String flags(Pattern pattern) {
        StringBuilder letters = new StringBuilder();
        Map.of(
                        Pattern.CASE_INSENSITIVE, "i",
                        Pattern.MULTILINE, "m",
                        Pattern.DOTALL, "s",
                        Pattern.COMMENTS, "x",
                        Pattern.UNICODE_CASE, "u")
                .forEach((flag, letter) -> letters.append((pattern.flags() & flag) == 0 ? "" : letter));
        return letters.isEmpty() ? "" : "(?" + sorted(letters) + ")";
    }

    private static String sorted(CharSequence letters) {
        return String.join("", Stream.of(letters.toString().split("")).sorted().toList());
    }

    /** What somebody who does not know Java would call it. */
    public static String kind(Object value) {
        if (value instanceof Map<?, ?>) {
            return "a map";
        }
        if (value instanceof Collection<?> || value.getClass().isArray()) {
            return "a list";
        }
        if (value instanceof Closure<?>) {
            return "a block";
        }
        if (value instanceof Pattern) {
            return "a pattern";
        }
        if (value instanceof Boolean) {
            return "`" + value + "`";
        }
        if (value instanceof Number) {
            return "a number";
        }
        String name = value.getClass().getSimpleName();
        return name.isEmpty() ? "an object" : "a " + name.toLowerCase(Locale.ROOT);
    }
}
