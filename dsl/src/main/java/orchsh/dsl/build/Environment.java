package orchsh.dsl.build;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a service as the script sees them; whatever is put in becomes text. */
final class Environment extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient Sayings sayings;

    Environment(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        Object before = get(name);
        sayings.heed(() -> {
            String text = Values.variable(checked(name), value);
            super.put(name, text);
            sayings.say(Saying.shared(service -> service.env(name, text)));
        });
        return before;
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
    void show(Map<String, Object> variables) {
        variables.forEach((name, value) -> super.put(name, value));
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new WordException("`" + name + "` cannot be the name of a variable");
        }
        return name;
    }
}
