package orchsh.engine.probe;

import java.time.Duration;
import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.port.EngineObserver;

/**
 * Does the path exist inside the container? The engine is asked first, which needs no tool in the image; it does not see
 * what is mounted in memory, so the container is asked, too, if its image can answer.
 */
final class FileProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Look MISSING = new Look.NotYet("it does not exist");

    private final String container;
    private final Wait.File wait;
    private final EngineObserver observer;
    private final CancellationToken cancellation;
    private boolean canBeAsked = true;

    FileProbe(String container, Wait.File wait, EngineObserver observer, CancellationToken cancellation) {
        this.container = container;
        this.wait = wait;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    @Override
    public Look look(Deadline deadline) {
        return Refusals.asAnswers(() -> {
            if (observer.hasPath(container, wait.path())) {
                return new Look.Holds();
            }
            return canBeAsked ? fromInside(deadline) : MISSING;
        });
    }

    private Look fromInside(Deadline deadline) {
        int code = observer.exec(
                        container,
                        List.of("test", "-e", wait.path()),
                        deadline.orIn(PATIENCE).left(),
                        cancellation)
                .exitCode();
        canBeAsked = !ExitCodes.meansNoProgram(code);
        return code == 0 ? new Look.Holds() : MISSING;
    }
}
