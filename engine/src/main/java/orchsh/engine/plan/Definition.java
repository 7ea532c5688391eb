package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;

/**
 * Everything about a container, network or volume that cannot be changed once it is there, field by field. It travels in a
 * label, so that a later plan can say which field changed; values that look secret travel as a hash.
 */
final class Definition {
    private static final String SECRET = Digest.starred(Digest.shortOf(""));

    private final SortedMap<String, String> fields;

    Definition(SortedMap<String, String> fields) {
        this.fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    static Definition of(Stack stack, Service service) {
        return ServiceFields.of(stack, service);
    }

    static Definition of(Network network) {
        return NetworkFields.of(network);
    }

    static Definition of(Volume volume) {
        return NetworkFields.of(volume);
    }

    /** For docker compose, which only counts a container as its own when it carries one. */
    String hash() {
        return Digest.of(encode());
    }

    /** One line a field. */
    String encode() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            text.append(escaped(field.getKey()))
                    .append('=')
                    .append(escaped(field.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    static Definition decode(String text) {
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
    List<String> changesSince(Definition older) {
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
        String then = shown(before.get());
        boolean tells = !then.equals(shown(now.get()))
                && !then.equals(SECRET)
                && !shown(now.get()).equals(SECRET);
        return name + (tells ? " " + then + " -> " + shown(now.get()) : " changed");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(empty)" : shortened(Digest.starred(value));
    }

    private static String shortened(String value) {
        String line = value.replace("\n", "\\n");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
