package orchsh.engine.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One image, looked at closely.
 *
 * @param id its id
 * @param env its environment, each {@code NAME=value}
 * @param exposedPorts what it says it listens on, each {@code 5432/tcp}
 * @param labels its labels
 */
public record ImageDetails(String id, List<String> env, List<String> exposedPorts, Map<String, String> labels) {
    public ImageDetails {
        env = List.copyOf(env);
        exposedPorts = List.copyOf(exposedPorts);
        labels = Map.copyOf(labels);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }

    /** Whether it stands in for the image of that name. */
    public boolean isStandInFor(String name) {
        return Labels.isStandInFor(name, labels);
    }
}
