package orchsh.engine.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedImages;

/**
 * Images that are asked for when somebody wants to know of them: Docker measures all it has before it lists any, whatever the
 * list is filtered by, but finds one by its name at once. What was said once is not asked again. What cannot be found by its
 * name is looked for in the list, so that the list decides what there is.
 */
final class AskedImages implements ObservedImages {
    /** Some fifty names take as long as a list of several hundred images. */
    static final int BY_NAME_AT_MOST = 16;

    private final Function<String, Optional<ObservedImage>> byName;
    private final Supplier<List<ObservedImage>> list;
    private final Map<String, ObservedImage> found = new HashMap<>();
    private int asked;
    private Optional<ObservedImages> listed = Optional.empty();

    AskedImages(Function<String, Optional<ObservedImage>> byName, Supplier<List<ObservedImage>> list) {
        this.byName = byName;
        this.list = list;
    }

    @Override
    public synchronized Optional<ObservedImage> named(String listedName) {
        if (!found.containsKey(listedName) && listed.isEmpty() && asked < BY_NAME_AT_MOST) {
            asked++;
            byName.apply(listedName)
                    .filter(image -> image.names().contains(listedName))
                    .ifPresent(image -> image.names().forEach(name -> found.putIfAbsent(name, image)));
        }
        return Optional.ofNullable(found.get(listedName)).or(() -> listed().named(listedName));
    }

    @Override
    public synchronized List<ObservedImage> all() {
        return listed().all();
    }

    private ObservedImages listed() {
        if (listed.isEmpty()) {
            listed = Optional.of(ObservedImages.of(list.get()));
        }
        return listed.get();
    }
}
