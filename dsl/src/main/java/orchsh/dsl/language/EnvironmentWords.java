package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that set its variables. */
public interface EnvironmentWords {

    /**
     * The variables set so far. {@code env.A = 1} and {@code env << [A: 1]} add to them, and {@code env.remove 'A'} takes
     * one away, also one of the image.
     */
    Map<String, Object> getEnv();

    /**
     * Sets environment variables. Numbers and {@code true}/{@code false} become text. {@code secret('name')} as a value is
     * what is in that secret, without line ends behind it; it may stand in a text, too:
     * {@code env URL: "postgres://admin:${secret('db-password')}@db"}.
     */
    @Word(
            value = "sets environment variables",
            example = "env POSTGRES_USER: 'admin', POSTGRES_DB: 'shop'",
            compose = "environment")
    void env(@Pairs(unless = "") Map<?, ?> variables);

    /** Sets environment variables written as {@code 'NAME=value'}. */
    void env(@Nullable Object... assignments);

    /**
     * Sets the variables that stand in files beside the script, {@code NAME=value} in each line. A later file goes before
     * an earlier one, and {@code env} before all of them. {@code $NAME} and {@code ${NAME:-default}} in a value are read
     * from the caller's own variables and those above in the file.
     */
    @Word(value = "sets the variables that stand in a file", example = "envFile '.env', required: false")
    void envFile(@Takes(String.class) @Nullable Object... files);

    /**
     * As {@link #envFile(Object...)}. With {@code required: false} a file need not be there; {@code format: 'raw'} takes
     * everything behind {@code =} as it is.
     */
    void envFile(
            @NamedParam(value = "required", type = Boolean.class) @NamedParam(value = "format", type = String.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object... files);
}
