package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words about the whole of a stack. */
public interface StackWords {

    /**
     * Names the stack. The name becomes part of the names of its containers, networks and volumes; without this word it
     * is the name of the folder the script lies in.
     */
    @Word(value = "names the stack; default is the name of the script's folder", example = "stack 'shop'")
    void stack(@Takes(String.class) @Nullable Object name);

    /**
     * As {@link #stack(Object)}. {@code separator} joins the parts of the names of containers and images: {@code '-'} (the
     * default), or {@code '_'} as docker-compose had it until 2021. {@code ttl} is how long the stack may stay after an
     * {@code up}: each {@code up} renews it, {@code ls} shows what is left of it, and when it is over {@code gc} takes the
     * stack down with its volumes.
     */
    void stack(
            @NamedParam(value = "separator", type = String.class) @NamedParam(value = "ttl", type = Duration.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object name);

    /** How long the whole stack may take to come up. When the time is over, {@code up} says what it still waited for. */
    @Word(value = "bounds the time of a whole `up`", example = "deadline 3.min")
    void deadline(@Takes(Duration.class) @Nullable Object time);
}
