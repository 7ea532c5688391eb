package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The words of a {@code service} block that say when it is ready. */
public interface ReadyWords {

    /**
     * Says when the service is ready; several lines must all hold. One line has one kind of wait:
     *
     * <ul>
     *   <li>{@code tcp}: the port accepts connections inside the container's own network
     *   <li>{@code http}: a GET of the path answers with the {@code status} (default: 200 to 399), on {@code port}, with
     *       {@code body} in it, asked with {@code headers}
     *   <li>{@code log}: the pattern or text was seen, {@code times} times, since this start of the container
     *   <li>{@code exec}: the command exits with 0 inside the container
     *   <li>{@code healthy: true}: the engine says that the container is healthy
     *   <li>{@code exit}: the container ended with that code
     *   <li>{@code file}: the path exists inside the container
     *   <li>{@code any}: one of several holds, {@code any: [[tcp: 80], [log: 'ready']]}
     * </ul>
     *
     * <p>{@code timeout} is how long to wait at most (default 60 seconds), {@code stable} how long it must hold,
     * {@code fail} a pattern in the log that means it never will, {@code every} the time between two looks (default: quick
     * at first, slower later). A service without any wait waits for {@code healthy} if its image has a healthcheck.
     */
    @Word(value = "says when the service is ready", example = "wait tcp: 5432, timeout: 30.s")
    void wait(
            @NamedParam(value = "tcp", type = Integer.class)
                    @NamedParam(value = "http", type = String.class)
                    @NamedParam(value = "log", type = Object.class)
                    @NamedParam(value = "exec", type = List.class)
                    @NamedParam(value = "healthy", type = Boolean.class)
                    @NamedParam(value = "exit", type = Integer.class)
                    @NamedParam(value = "file", type = String.class)
                    @NamedParam(value = "any", type = Object.class)
                    @NamedParam(value = "port", type = Integer.class)
                    @NamedParam(value = "status", type = Object.class)
                    @NamedParam(value = "body", type = Object.class)
                    @NamedParam(value = "headers", type = Map.class)
                    @NamedParam(value = "times", type = Integer.class)
                    @NamedParam(value = "timeout", type = Duration.class)
                    @NamedParam(value = "stable", type = Duration.class)
                    @NamedParam(value = "fail", type = Object.class)
                    @NamedParam(value = "every", type = Duration.class)
                    Map<String, ?> condition);
}
