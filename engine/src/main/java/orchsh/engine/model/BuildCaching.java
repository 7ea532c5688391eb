package orchsh.engine.model;

import java.util.List;

/**
 * What a build makes of earlier ones, and later ones of it.
 *
 * @param use whether results of earlier builds may be used at all
 * @param from images or caches whose results may be used
 * @param to where the results are kept for others
 * @param neverFor stages that are built anew each time
 * @param pull whether base images are asked for in their registries even when they are here
 */
public record BuildCaching(Use use, List<String> from, List<String> to, List<String> neverFor, Pull pull) {
    /** Whether results of earlier builds may be used. */
    public enum Use {
        ALLOWED,
        FORBIDDEN
    }

    /** When base images are fetched. */
    public enum Pull {
        MISSING,
        ALWAYS
    }

    /** Whatever is there may be used. */
    public static final BuildCaching USUAL =
            new BuildCaching(Use.ALLOWED, List.of(), List.of(), List.of(), Pull.MISSING);

    public BuildCaching {
        from = List.copyOf(from);
        to = List.copyOf(to);
        neverFor = List.copyOf(neverFor);
        from.forEach(source -> Checks.notBlank("what a build's cache is taken from", source));
        to.forEach(place -> Checks.notBlank("where a build's cache is kept", place));
        neverFor.forEach(stage -> Checks.notBlank("a stage that is built without cache", stage));
    }
}
