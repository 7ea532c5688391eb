package orchsh.shell.report;

import java.util.List;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.NotReadyYet;
import orchsh.engine.event.EngineEvent.Noted;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.event.EventListener;
import orchsh.engine.problem.Problem;

/**
 * Passes on what happens without what nobody may read. Views cut long texts: half a secret would not be known for one any
 * more.
 */
public record VeiledEvents(EventListener listener, Veil veil) implements EventListener {

    @Override
    public void on(EngineEvent event) {
        listener.on(veiled(event));
    }

    private EngineEvent veiled(EngineEvent event) {
        if (event instanceof StepProgressed progressed) {
            return new StepProgressed(
                    progressed.step(), veil.hiddenIn(progressed.text()), progressed.done(), progressed.total());
        }
        if (event instanceof NotReadyYet notYet) {
            return new NotReadyYet(notYet.step(), notYet.awaited(), notYet.tries(), veil.hiddenIn(notYet.answer()));
        }
        if (event instanceof Noted noted) {
            return new Noted(veil.hiddenIn(noted.text()), noted.step());
        }
        if (event instanceof Disturbed disturbed) {
            return new Disturbed(veil.hiddenIn(disturbed.problem()));
        }
        if (event instanceof StepFailed failed) {
            List<Problem> problems =
                    failed.problems().stream().map(veil::hiddenIn).toList();
            return new StepFailed(failed.step(), problems, failed.took());
        }
        return event;
    }
}
