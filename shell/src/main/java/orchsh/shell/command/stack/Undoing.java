package orchsh.shell.command.stack;

import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;

/** Watches how a run ends, and undoes what it has done if that was asked for. */
final class Undoing implements EventListener {
    private Optional<RunFinished> finished = Optional.empty();
    private boolean isDisturbed;

    @Override
    public void on(EngineEvent event) {
        if (event instanceof RunFinished end) {
            finished = Optional.of(end);
        } else if (event instanceof EngineEvent.Disturbed) {
            isDisturbed = true;
        }
    }

    /** Does nothing for a plan whose work stays or is complete. An undoing is not called off: it is what calling off means. */
    void undo(Call call, OpenEngine engine, Plan plan, ObservedStack before) {
        finished.filter(end -> end.outcome() != Outcome.DONE)
                .filter(end -> plan.isUndoneAfter(end.done()))
                .ifPresent(end -> undo(call, engine, end, before));
    }

    /** Where somebody else is at work, nobody can tell whose work it would be that is undone. */
    private void undo(Call call, OpenEngine engine, RunFinished end, ObservedStack before) {
        if (isDisturbed) {
            call.show(List.of(Problem.error("nothing is undone, for somebody else works on the same stack")));
            return;
        }
        try {
            Plan undo = engine.planToUndo(end.done(), before);
            if (!undo.changesNothing()) {
                call.note("what was done is undone now");
            }
            call.mention(undo.notes());
            if (undo.changesNothing()) {
                call.note("nothing is left to be undone");
            } else if (call.carryOut(engine, undo, CancellationToken.none(), EventListener.DEAF, view -> view)
                    != Outcome.DONE) {
                call.show(List.of(Problem.error("not everything could be undone")
                        .hint("`down` removes what is left; `up` goes on from there")));
            }
        } catch (ProblemException e) {
            call.show(e.problems());
            call.show(List.of(Problem.error("nothing could be undone").hint("`down` removes what is left")));
        }
    }
}
