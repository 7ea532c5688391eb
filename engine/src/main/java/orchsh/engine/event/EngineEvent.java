package orchsh.engine.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Wait;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.problem.Problem;

/** Something that happened while a plan ran. */
public sealed interface EngineEvent {

    record RunStarted(Plan plan) implements EngineEvent {}

    record StepStarted(PlannedStep step) implements EngineEvent {}

    /**
     * A step is on its way.
     *
     * @param text what is being done just now, one line
     * @param done how much, 0 when unknown
     * @param total how much in all, 0 when unknown
     */
    record StepProgressed(PlannedStep step, String text, long done, long total) implements EngineEvent {}

    record StepDone(PlannedStep step, Duration took) implements EngineEvent {}

    record StepFailed(PlannedStep step, List<Problem> problems, Duration took) implements EngineEvent {
        public StepFailed {
            problems = List.copyOf(problems);
        }
    }

    /** A wait was looked at and did not hold yet. */
    record NotReadyYet(PlannedStep step, Wait awaited, int tries, String answer) implements EngineEvent {}

    /** A container that was waited for ended, be that what was waited for or not; told before its step's own end. */
    record ContainerEnded(PlannedStep step, int exitCode) implements EngineEvent {}

    /** The run cannot go on, and no step of it is the reason. */
    record Disturbed(Problem problem) implements EngineEvent {}

    /** Something worth one line, for example that a stand-in is used. */
    record Noted(String text, Optional<PlannedStep> step) implements EngineEvent {}

    /**
     * Nothing more will happen.
     *
     * @param done steps that were done, in the order in which they were
     * @param notDone steps that failed, or were never begun because something failed or the run was called off
     */
    record RunFinished(Outcome outcome, List<PlannedStep> done, List<PlannedStep> notDone, Duration took)
            implements EngineEvent {
        /** How a run can end. */
        public enum Outcome {
            DONE,
            FAILED,
            CANCELLED,
            /** Its time was over before it was done. */
            DEADLINE
        }

        public RunFinished {
            done = List.copyOf(done);
            notDone = List.copyOf(notDone);
        }
    }
}
