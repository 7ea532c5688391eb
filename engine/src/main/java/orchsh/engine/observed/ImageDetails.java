package orchsh.engine.observed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Platform;

/**
 * One image, looked at closely.
 *
 * @param id its id
 * @param env its environment, each {@code NAME=value}
 * @param exposedPorts what it says it listens on, each {@code 5432/tcp}
 * @param volumes the folders for which its containers get volumes
 * @param labels its labels
 * @param healthcheck how its containers are checked; absent when they are not
 * @param platform the kind of machine it is for; absent when the engine does not say
 * @param named when it last got a name, by a pull or a build; absent when the engine does not say
 */
public record ImageDetails(
        String id,
        List<String> env,
        List<String> exposedPorts,
        List<String> volumes,
        Map<String, String> labels,
        Optional<Healthcheck> healthcheck,
        Optional<Platform> platform,
        Optional<Instant> named) {
    public ImageDetails {
        env = List.copyOf(env);
        exposedPorts = List.copyOf(exposedPorts);
        volumes = List.copyOf(volumes);
        labels = Map.copyOf(labels);
    }

    /** An image of unknown platform and age whose containers get no volumes and are not checked. */
    public ImageDetails(String id, List<String> env, List<String> exposedPorts, Map<String, String> labels) {
        this(id, env, exposedPorts, List.of(), labels, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }

    /** Whether it will do for whoever wants that platform. */
    public boolean suits(Platform wanted) {
        return platform.filter(own -> !own.suits(wanted)).isEmpty();
    }

    /** Whether it stands in for the image of that name. */
    public boolean isStandInFor(String name) {
        return Labels.isStandInFor(name, labels);
    }
}
