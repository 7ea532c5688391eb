package orchsh.engine.observed;

import java.util.List;

/**
 * One image, looked at closely.
 *
 * @param id its id
 * @param env its environment, each {@code NAME=value}
 * @param exposedPorts what it says it listens on, each {@code 5432/tcp}
 */
public record ImageDetails(String id, List<String> env, List<String> exposedPorts) {
    public ImageDetails {
        env = List.copyOf(env);
        exposedPorts = List.copyOf(exposedPorts);
    }
}
