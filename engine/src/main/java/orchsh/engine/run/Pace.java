package orchsh.engine.run;

import java.time.Duration;
import orchsh.engine.model.Wait;

/** When to look again: quickly while most services come up, slower when one takes its time. */
enum Pace {
    /** A look that takes microseconds. */
    CHEAP(10, 25, 50, 250),
    /** A look that keeps the engine busy. */
    DEAR(50, 100, 250, 1_000),
    /** Nothing to look at before somebody tells: only a sign of life. */
    TOLD(1_000, 1_000, 1_000, 1_000);

    private static final long QUICK_PHASE = 2_000;
    private static final long SECOND_PHASE = 10_000;
    private static final long THIRD_PHASE = 60_000;

    private final long first;
    private final long second;
    private final long third;
    private final long last;

    Pace(long first, long second, long third, long last) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.last = last;
    }

    static Pace of(Wait wait) {
        if (wait instanceof Wait.Exec || wait instanceof Wait.File) {
            return DEAR;
        }
        return wait instanceof Wait.Log || wait instanceof Wait.Healthy || wait instanceof Wait.Exit ? TOLD : CHEAP;
    }

    /** The pause after a look; a look that took long is not repeated sooner than it took. */
    Duration pause(Duration elapsed, Duration lastLook) {
        Duration pause = Duration.ofMillis(pauseMillis(elapsed.toMillis()));
        return pause.compareTo(lastLook) < 0 ? lastLook : pause;
    }

    private long pauseMillis(long elapsed) {
        if (elapsed < QUICK_PHASE) {
            return first;
        }
        if (elapsed < SECOND_PHASE) {
            return second;
        }
        return elapsed < THIRD_PHASE ? third : last;
    }
}
