package orchsh.engine.probe;

import java.util.List;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/**
 * A running container and the ways to it.
 *
 * @param container its name
 * @param addresses its addresses in its networks, if they may be reachable from here; empty for a remote engine
 * @param publishedAt the host on which its published ports are
 * @param ports its ports
 */
public record Target(String container, List<String> addresses, String publishedAt, List<PublishedPort> ports) {
    public Target {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }
}
