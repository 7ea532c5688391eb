package orchsh.shell.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;

/**
 * What became of one run.
 *
 * @param stack the stack's name
 * @param engine the address of the engine
 * @param command what was typed, for example {@code up}
 * @param begin when it began
 * @param took until it ended or, of one that was cut off, until the last that is known of it
 * @param steps in the order of the plan
 */
public record RunRecord(
        String stack,
        String engine,
        String command,
        Instant begin,
        Duration took,
        Ending ending,
        List<StepRecord> steps) {
    public RunRecord {
        steps = List.copyOf(steps);
    }

    /** How a run can end. */
    public enum Ending {
        DONE,
        FAILED,
        CANCELLED,
        DEADLINE,
        /** Its process was killed. */
        CUT_OFF;

        static Ending of(Outcome outcome) {
            return valueOf(outcome.name());
        }
    }

    /** One that its own process saw the end of. */
    public RunRecord(
            String stack,
            String engine,
            String command,
            Instant begin,
            Duration took,
            Outcome outcome,
            List<StepRecord> steps) {
        this(stack, engine, command, begin, took, Ending.of(outcome), steps);
    }
}
