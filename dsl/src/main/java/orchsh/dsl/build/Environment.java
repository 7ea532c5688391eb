package orchsh.dsl.build;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a service as the script sees them; whatever is put in becomes text. Whatever a script does to the map, be
 * it Groovy's own, comes down to {@link #put}, {@link #remove} and {@link #entrySet}, so none of it is shown and not said.
 */
final class Environment extends AbstractMap<String, Object> {
    private final Sayings sayings;
    private final Map<String, Object> shown = new LinkedHashMap<>();
    private final Set<String> fromFiles = new HashSet<>();

    Environment(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return shown.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return shown.get(name);
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        Object before = get(name);
        sayings.heed(() -> set(checked(name), value));
        return before;
    }

    private void set(String name, @Nullable Object value) {
        Optional<SecretText> secret = SecretText.of(name, value);
        Object seen = value;
        if (secret.isPresent()) {
            sayings.say(Saying.shared(
                    service -> service.confidentialEnv(name, secret.get().read(sayings.declared()))));
        } else {
            String text = Values.variable(name, value);
            sayings.say(Saying.shared(service -> service.env(name, text)));
            seen = text;
        }
        shown.put(name, seen);
        fromFiles.remove(name);
    }

    /** Variables that count only where the script does not set them itself. */
    void addFromFile(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (!containsKey(name) || fromFiles.contains(name)) {
                set(checked(name), value);
                fromFiles.add(name);
            }
        });
    }

    /** Takes a variable away, be it one of the image. */
    @Override
    public @Nullable Object remove(@Nullable Object name) {
        sayings.heed(() -> takeAway(checked(Values.text("env.remove", name))));
        return shown.remove(String.valueOf(name));
    }

    private void takeAway(String name) {
        sayings.say(Saying.shared(service -> service.withoutEnv(name)));
    }

    @Override
    public void putAll(Map<? extends String, ?> variables) {
        addAll(variables);
    }

    /** Names may be anything that is a text, which the type of a map cannot promise in a script. */
    void addAll(Map<?, ?> variables) {
        variables.forEach((name, value) -> put(String.valueOf(name), value));
    }

    /** Shows variables that have been said elsewhere. */
    void show(Map<String, ?> other) {
        shown.putAll(other);
    }

    /** As {@link #show(Map)}; what was said in files there is so here. */
    void show(Environment other) {
        shown.putAll(other.shown);
        fromFiles.addAll(other.fromFiles);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Variables();
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new WordException("`" + name + "` cannot be the name of a variable");
        }
        return name;
    }

    /** All that is shown; what is changed in it is said. */
    private final class Variables extends AbstractSet<Entry<String, Object>> {
        @Override
        public int size() {
            return shown.size();
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return new Walk(shown.entrySet().iterator());
        }
    }

    private final class Walk implements Iterator<Entry<String, Object>> {
        private final Iterator<Entry<String, Object>> variables;
        private String name = "";

        Walk(Iterator<Entry<String, Object>> variables) {
            this.variables = variables;
        }

        @Override
        public boolean hasNext() {
            return variables.hasNext();
        }

        @Override
        public Entry<String, Object> next() {
            Variable variable = new Variable(variables.next());
            name = variable.getKey();
            return variable;
        }

        @Override
        public void remove() {
            variables.remove();
            takeAway(name);
        }
    }

    private final class Variable implements Entry<String, Object> {
        private final Entry<String, Object> entry;

        Variable(Entry<String, Object> entry) {
            this.entry = entry;
        }

        @Override
        public String getKey() {
            return entry.getKey();
        }

        @Override
        public Object getValue() {
            return entry.getValue();
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            return put(getKey(), value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return entry.equals(other);
        }

        @Override
        public int hashCode() {
            return entry.hashCode();
        }

        @Override
        public String toString() {
            return entry.toString();
        }
    }
}
