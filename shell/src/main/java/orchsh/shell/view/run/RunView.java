package orchsh.shell.view.run;

import java.io.PrintWriter;
import java.time.Clock;
import orchsh.engine.event.EventListener;
import orchsh.shell.invocation.Appearance;

/** Shows a run as it goes; closing it leaves everything said and nothing half drawn. */
public interface RunView extends EventListener, AutoCloseable {
    String STOPPING = "stopping when the steps at work are done; Ctrl-C once more ends at once";

    /** Says that the run ends as soon as it can. Unlike events, this may come from any thread. */
    void calledOff();

    @Override
    void close();

    /** The view that suits the output. */
    static RunView on(PrintWriter out, Appearance appearance, Clock clock, Knowledge knowledge) {
        return appearance.isTerminal()
                ? LiveView.started(out, appearance, clock, knowledge)
                : new PlainView(out, appearance, clock, knowledge);
    }
}
