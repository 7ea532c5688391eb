package orchsh.shell.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.ContainerEnded;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Wait;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** What went wrong in a run that somebody else wanted, who tells it once and in the right place. */
final class Failures implements EventListener {
    private final List<Problem> problems = new ArrayList<>();
    /** How containers have ended that should run to their end, by the numbers of their steps. */
    private final Map<Integer, Integer> ends = new HashMap<>();
    /** That of the first job that failed; 0 means that none did. */
    private int jobsCode;

    @Override
    public synchronized void on(EngineEvent event) {
        if (event instanceof ContainerEnded ended && shouldEnd(ended.step())) {
            ends.put(ended.step().id(), ended.exitCode());
        } else if (event instanceof StepFailed failed) {
            jobsCode = jobsCode == 0 ? ends.getOrDefault(failed.step().id(), 0) : jobsCode;
            problems.addAll(failed.problems());
        } else if (event instanceof Disturbed disturbed) {
            problems.add(disturbed.problem());
        }
    }

    private static boolean shouldEnd(PlannedStep planned) {
        return planned.step() instanceof Step.AwaitReady awaited
                && awaited.waits().stream()
                        .flatMap(wait -> wait.parts().stream())
                        .anyMatch(Wait.Exit.class::isInstance);
    }

    /** Hears that something failed, and not why. */
    static EventListener withoutThem(EventListener listener) {
        return event -> {
            if (event instanceof StepFailed failed) {
                listener.on(new StepFailed(failed.step(), List.of(), failed.took()));
            } else if (!(event instanceof Disturbed) && !isNoNews(event)) {
                listener.on(event);
            }
        };
    }

    /** That time is over is told with the failures, and that nothing was changed need not be. */
    private static boolean isNoNews(EngineEvent event) {
        return event instanceof RunFinished finished
                && (finished.outcome() == Outcome.DEADLINE
                        || finished.outcome() == Outcome.FAILED
                                && finished.done().stream()
                                        .noneMatch(planned -> planned.step().changes()));
    }

    /**
     * What is thrown for them; where a job has failed, with its exit code.
     *
     * @param what was to be done
     */
    synchronized ProblemException thrown(String what, Outcome outcome) {
        if (outcome == Outcome.CANCELLED) {
            return new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error(what + " was called off"));
        }
        String how = what + (outcome == Outcome.DEADLINE ? " took too long" : " failed");
        if (problems.isEmpty()) {
            return ProblemException.stack(Problem.error(how));
        }
        List<Problem> told = new ArrayList<>(problems);
        Problem first = problems.get(0);
        told.set(0, first.saying(how + ": " + first.message()));
        return ProblemException.ended(jobsCode, told);
    }
}
