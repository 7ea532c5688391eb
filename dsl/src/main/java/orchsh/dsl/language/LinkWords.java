package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that give other services names of its own. */
public interface LinkWords {

    /**
     * Makes other services known here, waits for them, and sets the variables that {@code docker run --link} sets.
     */
    @Word(value = "makes another service known here and waits for it", example = "link db: 'database'")
    void link(@Nullable Object... services);

    /**
     * Links services under names of one's own, {@code link db: 'database'}. {@code env: false} leaves the variables out.
     */
    void link(@Pairs(unless = "") Map<?, ?> aliases);

    /** As {@link #link(Object...)} and {@link #link(Map)}, together. */
    void link(@Pairs(unless = "") Map<?, ?> aliases, @Nullable Object... services);

    /** The same as {@link #link(Object...)}. */
    @Word(value = "makes other services known here and waits for them", example = "links 'db', 'cache'")
    default void links(@Nullable Object... services) {
        link(services);
    }

    /** The same as {@link #link(Map)}. */
    default void links(@Pairs(unless = "") Map<?, ?> aliases) {
        link(aliases);
    }

    /** The same as {@link #link(Map, Object...)}. */
    default void links(@Pairs(unless = "") Map<?, ?> aliases, @Nullable Object... services) {
        link(aliases, services);
    }

    /** Makes containers outside the stack known here, as {@code 'container'} or {@code 'container:alias'}. */
    @Word(value = "makes a container outside the stack known here", example = "externalLinks 'legacy-db:olddb'")
    void externalLinks(@Nullable Object... containers);

    /** Containers outside the stack under names of one's own: {@code externalLinks 'legacy-db': 'olddb'}. */
    void externalLinks(@Pairs(unless = "") Map<?, ?> aliases);
}
