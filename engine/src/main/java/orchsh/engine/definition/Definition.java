package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything about a container, network or volume that cannot be changed once it is there, field by field. It travels in a
 * label, so that a later plan can say which field changed; in place of what is secret a mark travels.
 */
public final class Definition {
    /** The field of how long a container has to end when it is asked to. */
    static final String STOP_TIMEOUT = "stopTimeout";

    private static final String SECRET = "***";

    private final SortedMap<String, String> fields;
    private String encoded = "";

    Definition(SortedMap<String, String> fields) {
        this.fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    SortedMap<String, String> fields() {
        return fields;
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The fields whose names begin like this, by what follows. */
    public SortedMap<String, String> fieldsAfter(String beginning) {
        SortedMap<String, String> found = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(beginning)) {
                found.put(name.substring(beginning.length()), value);
            }
        });
        return found;
    }

    /** The same with further fields. */
    Definition with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        SortedMap<String, String> all = new TreeMap<>(fields);
        all.putAll(more);
        return new Definition(all);
    }

    /** The same with a digest in place of each value that has one of the texts in it. */
    Definition hiding(Collection<String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        SortedMap<String, String> hidden = new TreeMap<>();
        fields.forEach((name, value) ->
                hidden.put(name, texts.stream().anyMatch(text -> isIn(value, text)) ? Digest.shortOf(value) : value));
        return new Definition(hidden);
    }

    private static boolean isIn(String value, String text) {
        return value.contains(text) || value.contains(Fields.escaped(text));
    }

    /** The same with a mark in place of each short digest, which is what may be seen. */
    Definition sealed(Seal seal) {
        boolean hasDigest = fields.values().stream().anyMatch(Digest::isIn);
        if (!hasDigest) {
            return this;
        }
        SortedMap<String, String> sealed = new TreeMap<>();
        fields.forEach((name, value) -> sealed.put(name, seal.sealed(value)));
        return new Definition(sealed);
    }

    /** The same with stars in place of each short digest, for those whose change need not be seen. */
    public Definition masked() {
        SortedMap<String, String> masked = new TreeMap<>();
        fields.forEach(
                (name, value) -> masked.put(name, Digest.SHORT.matcher(value).replaceAll(SECRET)));
        return new Definition(masked);
    }

    /** For docker compose, which only counts a container as its own when it carries one. */
    public String hash() {
        return Digest.of(encode());
    }

    /** One line a field. */
    public String encode() {
        if (encoded.isEmpty()) {
            encoded = encodeFields();
        }
        return encoded;
    }

    private String encodeFields() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            text.append(escaped(field.getKey()))
                    .append('=')
                    .append(escaped(field.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    public static Definition decode(String text) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String line : text.split("\n", -1)) {
            int equals = endOfKey(line);
            if (equals > 0) {
                fields.put(unescaped(line.substring(0, equals)), unescaped(line.substring(equals + 1)));
            }
        }
        return new Definition(fields);
    }

    private static int endOfKey(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '=') {
                return i;
            }
        }
        return -1;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\=");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** What changed since an older definition, in words: {@code env DEBUG 0 -> 1}. */
    public List<String> changesSince(Definition older) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(fields.keySet());
        names.addAll(older.fields.keySet());
        for (String name : names) {
            Optional<String> before = Optional.ofNullable(older.fields.get(name));
            Optional<String> now = Optional.ofNullable(fields.get(name));
            if (!Objects.equals(before, now)) {
                changes.add(change(name, before, now));
            }
        }
        return changes;
    }

    private static String change(String name, Optional<String> before, Optional<String> now) {
        if (before.isEmpty()) {
            boolean sayable =
                    !now.orElse("").isEmpty() && !shown(now.orElse("")).equals(SECRET);
            return name + " added" + (sayable ? " (" + shown(now.orElse("")) + ")" : "");
        }
        if (now.isEmpty()) {
            return name + " removed";
        }
        if (Seal.hasTwoKeys(before.get(), now.get())) {
            return name + " may have changed: it was marked with another key";
        }
        String then = shown(before.get());
        boolean tells = !then.equals(shown(now.get()))
                && !then.equals(SECRET)
                && !shown(now.get()).equals(SECRET);
        return name + (tells ? " " + then + " -> " + shown(now.get()) : " changed");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(empty)" : shortened(Seal.starred(value));
    }

    private static String shortened(String value) {
        String line = value.replace("\n", "\\n");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
