package orchsh.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orchsh.engine.observed.ObservedContainer.Endpoint;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.probe.Target;

/**
 * From where an engine's containers are looked at.
 *
 * @param project the stack's name
 * @param publishedAt the host on which published ports are
 * @param locality whether the containers' own addresses may be reachable
 */
public record Reach(String project, String publishedAt, Locality locality) {
    /** Where the engine is. */
    public enum Locality {
        LOCAL,
        REMOTE
    }

    /** The ways to a container. */
    Target to(String container, Map<String, Endpoint> networks, List<PublishedPort> ports) {
        List<String> addresses = new ArrayList<>();
        if (locality == Locality.LOCAL) {
            new TreeMap<>(networks)
                    .values().stream()
                            .map(Endpoint::address)
                            .filter(address -> !address.isEmpty())
                            .forEach(addresses::add);
        }
        return new Target(container, addresses, publishedAt, ports);
    }
}
