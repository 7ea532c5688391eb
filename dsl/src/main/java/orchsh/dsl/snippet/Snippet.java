package orchsh.dsl.snippet;

import java.util.Optional;

/**
 * A snippet that was found.
 *
 * @param reference where
 * @param content what it says
 * @param commit the commit it was in
 * @param from the address that gave it, if that is another than the one asked
 * @param trust whether it may run without having been seen
 */
public record Snippet(
        Reference reference, Content content, Optional<String> commit, Optional<String> from, Trust trust) {

    /** Where it comes from, as far as that decides who vouches for it. */
    public enum Trust {
        /** The project's own. */
        PROJECT,
        /** It came with orchsh. */
        LIBRARY,
        /** Somebody else's. */
        ELSEWHERE
    }

    /** What it is called in problems. */
    public String name() {
        return trust == Trust.LIBRARY ? "standard-library/" + reference.text() + ".groovy" : reference.text();
    }
}
