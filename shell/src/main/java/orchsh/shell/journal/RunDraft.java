package orchsh.shell.journal;

import java.time.Duration;

/** A run that is being written down while it goes on. Times are counted from its begin. */
public interface RunDraft {
    /** It has ended, and this is the whole record. */
    void finish(RunRecord run);

    default void begun(int step, Duration when) {}

    default void ended(int step, StepRecord.Outcome outcome, Duration when) {}

    /** It goes on. */
    default void goesOn(Duration when) {}
}
