package orchsh.engine.port;

import java.util.Map;
import orchsh.engine.model.Network;

/**
 * A network to create.
 *
 * @param name its name on the engine
 * @param network what it is to be like, as its stack says
 * @param labels all of them
 */
public record NetworkOrder(String name, Network network, Map<String, String> labels) {
    public NetworkOrder {
        labels = Map.copyOf(labels);
    }

    /** Without options, whose values may be nobody's business. */
    @Override
    public String toString() {
        return "NetworkOrder[" + name + "]";
    }
}
