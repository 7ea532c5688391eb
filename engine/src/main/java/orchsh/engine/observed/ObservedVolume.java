package orchsh.engine.observed;

import java.util.Map;
import java.util.Optional;

/**
 * A volume as the engine lists it.
 *
 * @param name its name on the engine
 * @param labels all of them
 */
public record ObservedVolume(String name, Map<String, String> labels) {
    public ObservedVolume {
        labels = Map.copyOf(labels);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
