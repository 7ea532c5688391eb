package orchsh.dsl.snippet;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the snippets that the scripts of one stack use; what is found may run. */
public interface SnippetFinder {

    /**
     * The place that a text behind {@code use} means.
     *
     * @param from what says it; the stack's own script without it
     */
    Reference reference(String text, Optional<Reference> from);

    /** A file that the stack is read from, as a place to find others from. */
    Reference file(Path file);

    /**
     * The snippet; refused if nobody vouches for it.
     *
     * @param sha256 what its content must have
     */
    Snippet find(Reference reference, Optional<String> sha256);

    /** The scripts of the standard library, which tasks can call. */
    default SnippetLibrary scripts() {
        return SnippetLibrary.EMPTY;
    }

    /** Finds the compose files that those of the stack take in from elsewhere. */
    ComposeFinder composeFiles();
}
