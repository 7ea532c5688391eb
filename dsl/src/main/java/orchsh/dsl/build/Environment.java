package orchsh.dsl.build;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** The variables of a service as the script sees them; whatever is put in becomes text. */
final class Environment extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient Sayings sayings;
    private final Set<String> fromFiles = new HashSet<>();

    Environment(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        Object before = get(name);
        sayings.heed(() -> set(checked(name), value));
        return before;
    }

    private void set(String name, @Nullable Object value) {
        Optional<SecretText> secret = SecretText.of(name, value);
        Object shown = value;
        if (secret.isPresent()) {
            sayings.say(Saying.shared(
                    service -> service.confidentialEnv(name, secret.get().read(sayings.declared()))));
        } else {
            String text = Values.variable(name, value);
            sayings.say(Saying.shared(service -> service.env(name, text)));
            shown = text;
        }
        super.put(name, shown);
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
        sayings.heed(() -> {
            String variable = checked(Values.text("env.remove", name));
            sayings.say(Saying.shared(service -> service.withoutEnv(variable)));
        });
        return super.remove(String.valueOf(name));
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
        other.forEach((name, value) -> super.put(name, value));
    }

    /** As {@link #show(Map)}; what was said in files there is so here. */
    void show(Environment other) {
        show((Map<String, ?>) other);
        fromFiles.addAll(other.fromFiles);
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new WordException("`" + name + "` cannot be the name of a variable");
        }
        return name;
    }
}
