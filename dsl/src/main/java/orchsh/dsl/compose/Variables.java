package orchsh.dsl.compose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables that the values of a file can name. */
public record Variables(Map<String, String> values) {
    public Variables {
        values = Map.copyOf(values);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The same and what others have besides. */
    Variables filledBy(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(others);
        all.putAll(values);
        return new Variables(all);
    }

    Variables with(String name, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.put(name, value);
        return new Variables(all);
    }
}
