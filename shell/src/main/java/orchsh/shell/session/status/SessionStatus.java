package orchsh.shell.session.status;

import java.util.List;
import java.util.Optional;

/**
 * How a session's stack is just now.
 *
 * @param stack its name; absent as long as there is none
 * @param up how many containers of it run
 * @param total how many containers it has, as written
 * @param unhealthy the services of which a container is unhealthy
 * @param awaited what is being waited for
 * @param jobs how many commands run in the background
 * @param engine whether the engine answers
 * @param changed whether the model says something that is in no file
 */
public record SessionStatus(
        Optional<String> stack,
        int up,
        int total,
        List<String> unhealthy,
        List<String> awaited,
        int jobs,
        Engine engine,
        boolean changed) {
    /** Nothing is known yet. */
    public static final SessionStatus UNKNOWN =
            new SessionStatus(Optional.empty(), 0, 0, List.of(), List.of(), 0, Engine.NOT_ASKED, false);

    public SessionStatus {
        unhealthy = List.copyOf(unhealthy);
        awaited = List.copyOf(awaited);
    }

    /** Whether there is an engine. */
    public enum Engine {
        /** No entry has needed one so far. */
        NOT_ASKED,
        THERE,
        AWAY
    }
}
