package orchsh.engine.observed;

import java.util.Map;

/**
 * How much room things take on an engine, in bytes; what is not told is missing.
 *
 * @param images by id
 * @param containers what they have written themselves, by id
 * @param volumes by name
 */
public record DiskUsage(Map<String, Long> images, Map<String, Long> containers, Map<String, Long> volumes) {
    public static final DiskUsage UNKNOWN = new DiskUsage(Map.of(), Map.of(), Map.of());

    public DiskUsage {
        images = Map.copyOf(images);
        containers = Map.copyOf(containers);
        volumes = Map.copyOf(volumes);
    }
}
