package orchsh.shell.view.run;

import java.io.PrintWriter;
import java.util.List;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.prose.ProblemView;

/** Says of a run only what went wrong. */
public final class QuietView implements RunView {
    private final PrintWriter out;
    private final ProblemView problems;

    public QuietView(PrintWriter out, Appearance appearance) {
        this.out = out;
        this.problems = new ProblemView(appearance);
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof StepFailed failed) {
            show(failed.problems());
        } else if (event instanceof Disturbed disturbed) {
            show(List.of(disturbed.problem()));
        }
    }

    private void show(List<Problem> told) {
        problems.lines(told).forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    /** Whoever wants to hear nothing need not hear that he is heard. */
    @Override
    public void calledOff() {}

    @Override
    public void close() {
        out.flush();
    }
}
