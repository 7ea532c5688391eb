package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that set its variables. */
public interface EnvironmentWords {

    /** The variables set so far. {@code env.A = 1} and {@code env << [A: 1]} add to them. */
    Map<String, Object> getEnv();

    /** Sets environment variables. Numbers and {@code true}/{@code false} become text. */
    @Word(value = "sets environment variables", example = "env POSTGRES_USER: 'admin', POSTGRES_DB: 'shop'")
    void env(Map<?, ?> variables);

    /** Sets environment variables written as {@code 'NAME=value'}. */
    void env(@Nullable Object... assignments);
}
