package orchsh.engine.observed;

import java.util.Map;
import java.util.Optional;

/**
 * A network as the engine lists it.
 *
 * @param id its id
 * @param name its name on the engine
 * @param labels all of them
 */
public record ObservedNetwork(String id, String name, Map<String, String> labels) {
    public ObservedNetwork {
        labels = Map.copyOf(labels);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
