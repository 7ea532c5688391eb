package orchsh.shell.call;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EventListener;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** What went wrong in a run that somebody else wanted, who tells it once and in the right place. */
final class Failures implements EventListener {
    private final List<Problem> problems = new ArrayList<>();

    @Override
    public synchronized void on(EngineEvent event) {
        if (event instanceof StepFailed failed) {
            problems.addAll(failed.problems());
        } else if (event instanceof Disturbed disturbed) {
            problems.add(disturbed.problem());
        }
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

    /** @param what was to be done */
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
        return new ProblemException(ProblemException.Kind.STACK, told);
    }
}
