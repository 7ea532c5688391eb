package orchsh.engine.observed;

import java.util.Map;

/**
 * One container, looked at closely.
 *
 * @param id its full id
 * @param name its name, without the leading slash
 * @param state what it is doing
 * @param startedAt when it was last started, as the engine writes it (RFC 3339); empty when never
 * @param exitCode of its last end; 0 while it has not ended
 * @param outOfMemory whether the kernel ended it, or a child of it, for want of memory
 * @param error the engine's words on why it could not be started; empty when there are none
 * @param restarts how often the engine has restarted it
 * @param networks its place in each network, by the network's name
 */
public record ContainerDetails(
        String id,
        String name,
        ObservedContainer.State state,
        String startedAt,
        int exitCode,
        boolean outOfMemory,
        String error,
        int restarts,
        Map<String, ObservedContainer.Endpoint> networks) {
    public ContainerDetails {
        networks = Map.copyOf(networks);
    }
}
