package orchsh.dsl.compose;

import java.nio.file.Path;
import orchsh.dsl.snippet.ComposeFinder;

/** Gives the files of a project what they take in from elsewhere. */
@FunctionalInterface
public interface Elsewhere {
    /** Fetches nothing. */
    Elsewhere NOTHING = main -> ComposeFinder.NONE;

    /**
     * The first file of a project: what the project is held to lies beside it.
     *
     * @param path where it lies
     * @param shown what the user would type for it
     */
    record Main(Path path, String shown) {}

    ComposeFinder of(Main main);
}
