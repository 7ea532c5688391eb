package orchsh.engine.port;

import java.util.Map;
import orchsh.engine.model.Volume;

/**
 * A volume to create.
 *
 * @param name its name on the engine
 * @param volume what it is to be like, as its stack says
 * @param labels all of them
 */
public record VolumeOrder(String name, Volume volume, Map<String, String> labels) {
    public VolumeOrder {
        labels = Map.copyOf(labels);
    }

    /** Without options, whose values may be nobody's business. */
    @Override
    public String toString() {
        return "VolumeOrder[" + name + "]";
    }
}
