package orchsh.dsl.snippet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.ImageReference;

/**
 * How one knows that a well-known image is ready.
 *
 * @param table the waits by names of images; the first that fits counts
 */
public record UsualWaits(Map<String, UsualWait> table) {
    private static final String OFFICIAL = "library/";

    public UsualWaits {
        table = new LinkedHashMap<>(table);
    }

    /** The wait of an image. */
    public Optional<UsualWait> of(ImageReference image) {
        return table.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), image))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean fits(String key, ImageReference image) {
        int colon = key.indexOf(':');
        String name = colon < 0 ? key : key.substring(0, colon);
        boolean isTag = colon < 0
                || image.tag()
                        .filter(tag -> begins(tag, key.substring(colon + 1)))
                        .isPresent();
        boolean isOfficial = name.startsWith(OFFICIAL) && image.name().equals(name.substring(OFFICIAL.length()));
        return isTag && (isOfficial || image.name().equals(name) || image.name().endsWith("/" + name));
    }

    /** Whether a tag is that version: {@code 3-core} is 3, and {@code 30} is not. */
    private static boolean begins(String tag, String version) {
        return tag.equals(version) || tag.startsWith(version + ".") || tag.startsWith(version + "-");
    }
}
