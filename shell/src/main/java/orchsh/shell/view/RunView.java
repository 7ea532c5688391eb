package orchsh.shell.view;

import java.io.PrintWriter;
import java.time.Clock;
import orchsh.engine.event.EventListener;
import orchsh.shell.invocation.Appearance;

/** Shows a run as it goes; closing it leaves everything said and nothing half drawn. */
public interface RunView extends EventListener, AutoCloseable {

    @Override
    void close();

    /** The view that suits the output. */
    static RunView on(PrintWriter out, Appearance appearance, Clock clock) {
        return appearance.isTerminal()
                ? LiveView.started(out, appearance, clock)
                : new PlainView(out, appearance, clock);
    }
}
