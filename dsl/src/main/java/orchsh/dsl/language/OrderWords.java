package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what it comes after, and what it starts from. */
public interface OrderWords {

    /**
     * Starts from what a service above is: its image or build, command, variables, mounts, networks, links, user, limits
     * and privileges. What is about its own life is not taken over: published ports, names, fixed addresses, waits,
     * healthcheck, needs, restarts, hooks, replicas, profiles. It stands first in the block; what follows changes or adds
     * to it.
     */
    @Word(value = "starts from what a service above is", example = "like 'api'", compose = "extends")
    void like(@Takes(Object.class) @Nullable Object service);

    /** Starts this service when the named ones are ready. */
    @Word(value = "starts this service when others are ready", example = "needs 'db', 'cache'", compose = "depends_on")
    void needs(@Nullable Object... services);

    /**
     * Starts this service when the named ones have come as far as said: {@code 'started'}, {@code 'ready'} or
     * {@code 'completed'}. With {@code restart: true} it is started again when one of them is; with
     * {@code required: false} it does without those that are not in the stack.
     */
    void needs(@Pairs(unless = "") Map<?, ?> conditions);

    /** As {@link #needs(Object...)} and {@link #needs(Map)}, together. */
    void needs(@Pairs(unless = "") Map<?, ?> conditions, @Nullable Object... services);

    /** Of a job: it runs again only when it has changed, be it its image, its command or a secret. */
    @Word(value = "runs a job again only when it has changed", example = "once true")
    void once(@Takes(Boolean.class) @Nullable Object wanted);
}
