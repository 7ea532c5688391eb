package orchsh.engine.run;

import java.time.Duration;
import orchsh.engine.model.Wait;
import orchsh.engine.problem.TimeWords;

/**
 * How far one wait has come.
 *
 * @param tries how often it was looked at
 * @param took how long, until it was decided or until now
 * @param answer what was seen last, in a few words
 */
record Standing(Wait awaited, State state, int tries, Duration took, String answer) {

    /** What can be said of a wait. */
    enum State {
        LOOKING,
        HOLDS,
        NEVER,
        LATE
    }

    boolean holds() {
        return state == State.HOLDS;
    }

    boolean isHopeless() {
        return state == State.NEVER || state == State.LATE;
    }

    /** Of a wait that nobody has begun to look at. */
    static Standing before(Wait awaited) {
        return new Standing(awaited, State.LOOKING, 0, Duration.ZERO, "");
    }

    /** For example {@code tcp 5432: 12 tries in 300 ms, last answer: connection refused}. */
    String describe() {
        if (tries == 0) {
            return awaited.describe() + ": not looked at yet";
        }
        String effort = awaited.describe() + ": " + tries + (tries == 1 ? " try" : " tries") + " in "
                + TimeWords.exact(asFarAsItMatters(took));
        return effort + (holds() ? ", holds" : ", last answer: " + answer);
    }

    private static Duration asFarAsItMatters(Duration time) {
        long millis = time.toMillis();
        return Duration.ofMillis(millis < 1_000 ? millis : millis / 100 * 100);
    }
}
