package orchsh.engine.docker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The time between two tries: short at first, longer later, and not for ever. */
final class Pause {
    private final long begin = System.nanoTime();
    private final Duration atMost;
    private long millis = 25;

    Pause(Duration atMost) {
        this.atMost = atMost;
    }

    boolean lasted(Duration time) {
        return System.nanoTime() - begin >= time.toNanos();
    }

    /** Waits a little; false when the time is over. */
    boolean next() {
        if (lasted(atMost)) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED, Problem.error("the wait for the engine was called off"), e);
        }
        millis = Math.min(millis * 2, 500);
        return true;
    }
}
