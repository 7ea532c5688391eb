package orchsh.shell.why;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a stack at one moment, as far as it matters for a story.
 *
 * @param stack its name
 * @param now the moment, by the engine's clock
 * @param isUp whether it has any container
 * @param services what is known of services, by name
 * @param reach the address at which published ports answer
 */
record Evidence(String stack, Instant now, boolean isUp, Map<String, Known> services, String reach) {
    Evidence {
        services = Map.copyOf(services);
    }

    Optional<Known> service(String name) {
        return Optional.ofNullable(services.get(name));
    }
}
