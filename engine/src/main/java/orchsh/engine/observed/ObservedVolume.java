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

    /** Whether the engine named it, and it holds data of one of the stack's containers. */
    public boolean isNameless() {
        return labels.containsKey(Labels.NAMELESS);
    }

    /** Whether it holds nothing, and only says until when its stack may stay. */
    public boolean isLease() {
        return labels.containsKey(Labels.LEASE);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
