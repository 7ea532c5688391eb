package orchsh.engine.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image as the engine lists it.
 *
 * @param id its id
 * @param names its names with tags, in Docker's short form
 * @param labels all of them
 */
public record ObservedImage(String id, List<String> names, Map<String, String> labels) {
    public ObservedImage {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }

    /** Its names among those it was built under. An image that was built on it has its labels, but not its names. */
    public List<String> namesBuiltUnder() {
        List<String> built = List.of(label(Labels.BUILT_AS).orElse("").split(","));
        return names.stream().filter(built::contains).toList();
    }

    /** Whether it stands in for the image of that name. Images built on a stand-in have its label too, for its names. */
    public boolean isStandInFor(String name) {
        return Labels.isStandInFor(name, labels);
    }
}
