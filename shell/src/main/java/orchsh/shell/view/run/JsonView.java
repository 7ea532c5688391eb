package orchsh.shell.view.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.UnaryOperator;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.ContainerEnded;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.NotReadyYet;
import orchsh.engine.event.EngineEvent.Noted;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunStarted;
import orchsh.engine.event.EngineEvent.StepDone;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.event.EngineEvent.StepStarted;
import orchsh.shell.journal.RunFormat;
import orchsh.shell.view.text.Cells;

/** Tells programs of a run: one object of JSON a line for each thing that happens. */
public final class JsonView implements RunView {
    private final PrintWriter out;
    private final Clock clock;
    private final UnaryOperator<String> hidden;

    /** @param hidden takes out of a text what nobody may read */
    public JsonView(PrintWriter out, Clock clock, UnaryOperator<String> hidden) {
        this.out = out;
        this.clock = clock;
        this.hidden = hidden;
    }

    @Override
    public void on(EngineEvent event) {
        print(line(event));
    }

    private EventLine line(EngineEvent event) {
        if (event instanceof RunStarted started) {
            return begin("run_started")
                    .with("stack", started.plan().stack())
                    .withPlan(started.plan().steps());
        }
        if (event instanceof StepStarted started) {
            return begin("step_started").with(started.step());
        }
        if (event instanceof StepProgressed progressed) {
            return begin("step_progressed")
                    .with(progressed.step())
                    .with("message", Cells.clean(progressed.text()))
                    .with("done", progressed.done())
                    .with("total", progressed.total());
        }
        if (event instanceof NotReadyYet notYet) {
            return begin("step_waiting")
                    .with(notYet.step())
                    .with("wait", notYet.awaited().describe())
                    .with("tries", notYet.tries())
                    .with("message", Cells.clean(notYet.answer()));
        }
        if (event instanceof ContainerEnded ended) {
            return begin("container_ended").with(ended.step()).with("exit_code", ended.exitCode());
        }
        if (event instanceof StepDone done) {
            return begin("step_done").with(done.step()).took(done.took());
        }
        if (event instanceof StepFailed failed) {
            return begin("step_failed").with(failed.step()).took(failed.took()).withProblems(failed.problems());
        }
        if (event instanceof Disturbed disturbed) {
            return begin("problem").with(disturbed.problem());
        }
        if (event instanceof Noted noted) {
            return begin("note").with("message", Cells.clean(noted.text())).with(noted.step());
        }
        RunFinished finished = (RunFinished) event;
        return begin("run_finished")
                .with("outcome", RunFormat.word(finished.outcome()))
                .took(finished.took())
                .withNumbers("done", finished.done())
                .withNumbers("not_done", finished.notDone());
    }

    private EventLine begin(String event) {
        return EventLine.of(event, clock.instant(), hidden);
    }

    @Override
    public void calledOff() {
        print(begin("stopping"));
    }

    /** Each line is seen at once; two threads never write into one another's. */
    private synchronized void print(EventLine line) {
        out.print(line + "\n");
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
