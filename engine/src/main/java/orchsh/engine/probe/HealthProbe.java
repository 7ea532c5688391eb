package orchsh.engine.probe;

import java.util.Optional;
import orchsh.engine.observed.ContainerDetails.Health;

/** Does the engine say that the container is healthy? Engines tell when that changes, so nobody has to ask. */
final class HealthProbe implements Probe {
    private final Vitals vitals;

    HealthProbe(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public Look look(Deadline deadline) {
        Optional<Health> health = vitals.latest().health();
        if (health.isEmpty()) {
            return new Look.Never("it has no healthcheck");
        }
        return switch (health.get().status()) {
            case HEALTHY -> new Look.Holds();
            case STARTING -> new Look.NotYet("starting" + said(health.get()));
            case UNHEALTHY -> new Look.Never("unhealthy" + said(health.get()));
        };
    }

    private static String said(Health health) {
        return health.answer().isEmpty()
                ? ""
                : ", its healthcheck said: "
                        + health.answer().lines().findFirst().orElse("");
    }
}
