package orchsh.engine.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An ssh agent that {@code RUN --mount=type=ssh} lines may use.
 *
 * @param id the name by which the Dockerfile asks for it; {@code default} when it gives none
 * @param path an agent's socket or a key; absent means the caller's own agent
 */
public record BuildSsh(String id, Optional<Path> path) {
    public BuildSsh {
        Checks.notBlank("the name of a build's ssh agent", id);
        path.filter(place -> !place.isAbsolute()).ifPresent(place -> {
            throw new IllegalArgumentException("the path `" + place + "` of a build's ssh agent is not absolute");
        });
    }
}
