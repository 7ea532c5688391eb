package orchsh.engine.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.plan.Step.RunHook;
import orchsh.engine.plan.Step.RunHook.Turn;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Runs hooks in containers; one that does not end with 0 has failed. */
final class HookRunner {
    private static final int LINES_SHOWN = 15;

    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;

    HookRunner(Supplier<ContainerEngine> engine, EngineObserver observer) {
        this.engine = engine;
        this.observer = observer;
    }

    void run(RunHook step, Consumer<String> note, CancellationToken cancellation) {
        if (step.turn() == Turn.BEFORE_STOP && !isRunning(step.container())) {
            note.accept("`" + step.container() + "` had ended before `" + step.words() + "` could be run in it");
            return;
        }
        ExecResult result = engine.get().runHook(step.container(), step.hook(), cancellation);
        if (result.exitCode() != 0) {
            throw ProblemException.stack(failed(step, result));
        }
    }

    private boolean isRunning(String container) {
        return observer.container(container)
                .filter(details -> details.state() == State.RUNNING)
                .isPresent();
    }

    private static Problem failed(RunHook step, ExecResult result) {
        List<String> lines = result.output().lines().toList();
        Problem problem = Problem.error("`" + step.words() + "`, which service `" + step.service() + "` runs "
                        + step.turn().words() + ", ended with exit code " + result.exitCode())
                .details(
                        lines.isEmpty()
                                ? List.of("it has printed nothing")
                                : lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        return step.turn() == Turn.BEFORE_STOP
                ? problem.hint("`docker stop " + step.container() + "` stops it without this")
                : problem;
    }
}
