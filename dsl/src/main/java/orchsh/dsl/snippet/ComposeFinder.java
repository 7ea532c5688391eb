package orchsh.dsl.snippet;

import java.util.Optional;

/** Finds the compose files that others take in from elsewhere; what is found was approved, and may be read. */
@FunctionalInterface
public interface ComposeFinder {
    /** Finds nothing: whoever only looks fetches nothing. */
    ComposeFinder NONE = (said, from) -> {
        throw Refusal.of("`" + said + "` is not fetched here");
    };

    /**
     * The file.
     *
     * @param said the place as it was written
     * @param from the file that says it, if that came alone: relative names start at its place
     */
    FetchedFile find(String said, Optional<FetchedFile> from);
}
