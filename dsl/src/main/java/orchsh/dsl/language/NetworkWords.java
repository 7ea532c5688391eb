package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say where it is reached and how it finds others. */
public interface NetworkWords {

    /** Joins networks of the stack; a service that joins none is in its default network. */
    @Word(value = "joins a network of the stack", example = "network 'back', alias: 'database'")
    void network(@Nullable Object... names);

    /** As {@link #network(Object...)}, under further names. */
    void network(@NamedParam(value = "alias", type = List.class) Map<String, ?> options, @Nullable Object name);

    /** The same as {@link #network(Object...)}. */
    @Word(value = "joins networks of the stack", example = "networks 'default', 'back'")
    default void networks(@Nullable Object... names) {
        network(names);
    }

    /** The same as {@link #network(Map, Object)}. */
    default void networks(
            @NamedParam(value = "alias", type = List.class) Map<String, ?> options, @Nullable Object name) {
        network(options, name);
    }
}
