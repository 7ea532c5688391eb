package orchsh.engine.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a container is asked to end.
 *
 * @param signal what is sent to its first process; absent means what the image says
 * @param grace how long it has before it is killed; absent means ten seconds
 */
public record Ending(Optional<String> signal, Optional<Duration> grace) {
    /** As the image and the engine have it. */
    public static final Ending USUAL = new Ending(Optional.empty(), Optional.empty());

    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    public Ending {
        signal.ifPresent(name -> Checks.notBlank("a signal", name));
        Checks.notNegative("the time to end", grace);
    }

    /** How long a container has to end when it is asked to. */
    public Duration patience() {
        return grace.orElse(USUAL_GRACE);
    }
}
