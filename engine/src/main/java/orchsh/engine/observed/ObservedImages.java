package orchsh.engine.observed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images of an engine, of which most are of no interest to whoever asks. */
public interface ObservedImages {

    /** The one of that name, written as {@code ImageReference.listedName} writes it. */
    Optional<ObservedImage> named(String listedName);

    /** Every one of them. */
    List<ObservedImage> all();

    /** Those of a list. */
    static ObservedImages of(List<ObservedImage> images) {
        List<ObservedImage> all = List.copyOf(images);
        Map<String, ObservedImage> byName = new HashMap<>();
        all.forEach(image -> image.names().forEach(name -> byName.putIfAbsent(name, image)));
        return new ObservedImages() {
            @Override
            public Optional<ObservedImage> named(String listedName) {
                return Optional.ofNullable(byName.get(listedName));
            }

            @Override
            public List<ObservedImage> all() {
                return all;
            }
        };
    }
}
