package orchsh.engine.run;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.plan.Step.AwaitReady;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.ProblemException;

/** The end of the log of a container that was waited for in vain. */
final class LastWords {
    private static final int LINES = 15;

    private final EngineObserver observer;

    LastWords(EngineObserver observer) {
        this.observer = observer;
    }

    List<String> of(AwaitReady step) {
        List<String> lines = new ArrayList<>();
        try {
            observer.logs(
                    step.container(),
                    EngineObserver.LogQuery.last(LINES),
                    (moment, line, isError) -> lines.add(step.service() + " | " + line),
                    CancellationToken.none());
        } catch (ProblemException e) {
            lines.add("its log cannot be read: " + e.getMessage());
        }
        return lines.isEmpty() ? List.of(step.service() + " has written nothing to its log") : lines;
    }
}
