package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say what it comes after. */
public interface OrderWords {

    /** Starts this service when the named ones are ready. */
    @Word(value = "starts this service when others are ready", example = "needs 'db', 'cache'")
    void needs(@Nullable Object... services);

    /** Starts this service when the named ones have come as far as said: started, ready or completed. */
    void needs(Map<?, ?> conditions);

    /** As {@link #needs(Object...)} and {@link #needs(Map)}, together. */
    void needs(Map<?, ?> conditions, @Nullable Object... services);

    /** Of a job: it runs again only when it has changed, be it its image, its command or a secret. */
    @Word(value = "runs a job again only when it has changed", example = "once true")
    void once(@Nullable Object wanted);
}
