package orchsh.engine.observed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Healthcheck;

/**
 * One image, looked at closely.
 *
 * @param id its id
 * @param env its environment, each {@code NAME=value}
 * @param exposedPorts what it says it listens on, each {@code 5432/tcp}
 * @param labels its labels
 * @param healthcheck how its containers are checked; absent when they are not
 * @param named when it last got a name, by a pull or a build; absent when the engine does not say
 */
public record ImageDetails(
        String id,
        List<String> env,
        List<String> exposedPorts,
        Map<String, String> labels,
        Optional<Healthcheck> healthcheck,
        Optional<Instant> named) {
    public ImageDetails {
        env = List.copyOf(env);
        exposedPorts = List.copyOf(exposedPorts);
        labels = Map.copyOf(labels);
    }

    /** An image of unknown age. */
    public ImageDetails(
            String id,
            List<String> env,
            List<String> exposedPorts,
            Map<String, String> labels,
            Optional<Healthcheck> healthcheck) {
        this(id, env, exposedPorts, labels, healthcheck, Optional.empty());
    }

    /** An image whose containers are not checked. */
    public ImageDetails(String id, List<String> env, List<String> exposedPorts, Map<String, String> labels) {
        this(id, env, exposedPorts, labels, Optional.empty());
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }

    /** Whether it stands in for the image of that name. */
    public boolean isStandInFor(String name) {
        return Labels.isStandInFor(name, labels);
    }
}
