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

    /** Whether it was made for a project, by us or by docker compose. */
    public boolean isOf(String project) {
        return label(Labels.STACK)
                .or(() -> label(Labels.NETWORK).flatMap(name -> label(Labels.PROJECT)))
                .filter(project::equals)
                .isPresent();
    }

    /** Whether docker compose made it. */
    public boolean isOfDockerCompose() {
        return !labels.containsKey(Labels.STACK) && labels.containsKey(Labels.NETWORK);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
