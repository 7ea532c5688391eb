package orchsh.engine.model;

import java.util.Optional;

/**
 * A command that is run to its end in a container of its own before a service's container starts, with its volumes and in its
 * networks.
 *
 * @param hook the command
 * @param image what the container is made from; absent means the service's own image
 * @param each whether it is run for each container of the service, and not once for all
 */
public record Preparation(Hook hook, Optional<ImageReference> image, boolean each) {
    public static Preparation of(Hook hook) {
        return new Preparation(hook, Optional.empty(), false);
    }
}
