package orchsh.engine.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects what a definition is made of, by the words of the language. What is as usual leaves no field, so that a word
 * the language learns later changes nothing for those who do not use it.
 */
final class Fields {
    private final SortedMap<String, String> fields = new TreeMap<>();
    private final Secrets secrets;

    Fields(Secrets secrets) {
        this.secrets = secrets;
    }

    Secrets secrets() {
        return secrets;
    }

    void put(String word, String value) {
        fields.put(word, value);
    }

    void put(String word, Optional<?> value) {
        value.ifPresent(present -> fields.put(word, present.toString()));
    }

    void flag(String word, boolean isSet) {
        if (isSet) {
            fields.put(word, "");
        }
    }

    void size(String word, Optional<Long> bytes) {
        put(word, bytes.map(amount -> amount < 0 ? String.valueOf(amount) : Amounts.size(amount)));
    }

    void time(String word, Optional<Duration> time) {
        put(word, time.map(Amounts::time));
    }

    /** Values of which each counts by itself, in any order. */
    void each(String word, Collection<?> values) {
        values.forEach(value -> fields.put(word + " " + value, ""));
    }

    /** Values whose order counts. */
    void list(String word, Collection<?> values) {
        if (!values.isEmpty()) {
            fields.put(
                    word, String.join(" ", values.stream().map(Object::toString).toList()));
        }
    }

    void named(String word, Map<String, String> values) {
        values.forEach((name, value) -> fields.put(word + " " + name, secrets.shownOption(name, value)));
    }

    void command(String word, Optional<List<String>> words) {
        words.ifPresent(present -> fields.put(word, quoted(secrets.shown(present))));
    }

    /** Words as one text, each quoted where it would otherwise not come back as one word. */
    static String quoted(List<String> words) {
        List<String> quoted = new ArrayList<>();
        for (String word : words) {
            boolean plain =
                    !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ' || c == '\'' || c == '"' || c == '\\');
            quoted.add(plain ? word : "'" + escaped(word) + "'");
        }
        return String.join(" ", quoted);
    }

    /** A text as it stands in a word that is quoted. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    Definition definition() {
        return new Definition(fields);
    }
}
