package orchsh.shell.journal;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of one step of a run.
 *
 * @param id its number in the plan
 * @param label what it is called
 * @param text what was to be done, in words
 * @param after the steps that had to be done before
 * @param begin when it began, counted from the begin of the run
 * @param end when it ended; of one that was never begun both are nothing
 * @param reason why it failed; empty where nobody knows
 */
public record StepRecord(
        int id,
        StepLabel label,
        String text,
        SortedSet<Integer> after,
        Outcome outcome,
        Duration begin,
        Duration end,
        String reason) {
    public StepRecord {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        if (begin.isNegative() || end.compareTo(begin) < 0) {
            throw new IllegalArgumentException("step " + id + " cannot last from " + begin + " to " + end);
        }
    }

    /** One that nobody gave a reason for. */
    public StepRecord(
            int id,
            StepLabel label,
            String text,
            SortedSet<Integer> after,
            Outcome outcome,
            Duration begin,
            Duration end) {
        this(id, label, text, after, outcome, begin, end, "");
    }

    /** How a step can end. */
    public enum Outcome {
        DONE,
        FAILED,
        /** The run ended before it did. */
        CUT_SHORT,
        NEVER_BEGUN
    }

    public Duration took() {
        return end.minus(begin);
    }

    public boolean wasBegun() {
        return outcome != Outcome.NEVER_BEGUN;
    }
}
