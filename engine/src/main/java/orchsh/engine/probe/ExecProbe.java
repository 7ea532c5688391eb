package orchsh.engine.probe;

import java.time.Duration;
import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Wait;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.ExecResult;

/** Does the command exit with 0 inside the container? */
final class ExecProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 200;

    private final String container;
    private final Wait.Exec wait;
    private final EngineObserver observer;
    private final CancellationToken cancellation;

    ExecProbe(String container, Wait.Exec wait, EngineObserver observer, CancellationToken cancellation) {
        this.container = container;
        this.wait = wait;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    @Override
    public Look look(Deadline deadline) {
        return Refusals.asAnswers(() -> {
            ExecResult result = observer.exec(
                    container, wait.command(), deadline.orIn(PATIENCE).left(), cancellation);
            return result.exitCode() == 0 ? new Look.Holds() : new Look.NotYet(words(result));
        });
    }

    private static String words(ExecResult result) {
        List<String> lines =
                result.output().lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip();
        String shown = last.length() > LONGEST_ANSWER ? last.substring(0, LONGEST_ANSWER) + "..." : last;
        return "exit code " + result.exitCode() + shown;
    }
}
