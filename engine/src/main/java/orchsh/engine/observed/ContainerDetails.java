package orchsh.engine.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Healthcheck;

/**
 * One container, looked at closely.
 *
 * @param id its full id
 * @param name its name, without the leading slash
 * @param state what it is doing
 * @param lastStart when it was last started, as the engine writes it (RFC 3339); empty when never
 * @param lastEnd when it last ended, as the engine writes it (RFC 3339); empty when never. While it runs, its log since
 *     then is the log since its start: the moment that engines give for a start itself is later than the first lines
 * @param exitCode of its last end; 0 while it has not ended
 * @param outOfMemory whether the kernel ended it, or a child of it, for want of memory
 * @param error the engine's words on why it could not be started; empty when there are none
 * @param restarts how often the engine has restarted it
 * @param healthcheck how it is checked; absent when it is not
 * @param health what the engine's checks of it say; absent when it is not checked
 * @param networks its place in each network, by the network's name
 * @param ports its ports, as they are published now; none while it does not run
 */
public record ContainerDetails(
        String id,
        String name,
        ObservedContainer.State state,
        Optional<String> lastStart,
        Optional<String> lastEnd,
        int exitCode,
        boolean outOfMemory,
        String error,
        int restarts,
        Optional<Healthcheck> healthcheck,
        Optional<Health> health,
        Map<String, ObservedContainer.Endpoint> networks,
        List<ObservedContainer.PublishedPort> ports) {
    /**
     * What the engine's checks of a container say.
     *
     * @param status whether they succeed
     * @param answer what the last one printed; empty before the first one
     */
    public record Health(Status status, String answer) {
        /** How a checked container is doing. */
        public enum Status {
            STARTING,
            HEALTHY,
            UNHEALTHY
        }
    }

    public ContainerDetails {
        networks = Map.copyOf(networks);
        ports = List.copyOf(ports);
    }

    /** Whether it ran and will not go on by itself. */
    public boolean hasEnded() {
        return state == ObservedContainer.State.EXITED || state == ObservedContainer.State.DEAD;
    }
}
