package orchsh.engine.observed;

import java.util.Optional;
import orchsh.engine.observed.ContainerDetails.Health;

/** Finds a container's health in what engines write in their lists, for example {@code Up 3 minutes (healthy)}. */
final class HealthWords {
    private HealthWords() {}

    static Optional<Health.Status> of(String status) {
        if (status.contains("(healthy)")) {
            return Optional.of(Health.Status.HEALTHY);
        }
        if (status.contains("(unhealthy)")) {
            return Optional.of(Health.Status.UNHEALTHY);
        }
        return status.contains("(health: starting)") || status.contains("(starting)")
                ? Optional.of(Health.Status.STARTING)
                : Optional.empty();
    }
}
