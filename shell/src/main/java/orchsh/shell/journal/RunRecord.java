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
 * @param steps in the order of the plan
 */
public record RunRecord(
        String stack,
        String engine,
        String command,
        Instant begin,
        Duration took,
        Outcome outcome,
        List<StepRecord> steps) {
    public RunRecord {
        steps = List.copyOf(steps);
    }
}
