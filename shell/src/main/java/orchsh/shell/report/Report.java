package orchsh.shell.report;

import java.util.List;
import java.util.function.Supplier;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.view.container.Reach;
import orchsh.shell.view.run.RunView;
import orchsh.shell.view.test.TestResult;

/** How a command tells what it does: in words, as events for programs, or only what went wrong. */
public interface Report {

    /** What was asked for. */
    void result(List<String> lines);

    /** Something about the work. */
    void note(String line);

    void problems(List<Problem> problems);

    /**
     * Shows a run.
     *
     * @param usualTimes how long steps of it usually take
     */
    RunView view(Supplier<UsualTimes> usualTimes);

    /** A run is over. */
    default void finished(Plan plan, RunFinished.Outcome outcome) {}

    /**
     * Where containers can be reached, after all is well.
     *
     * @param containers looked up only by those who tell of it
     */
    void reached(Reach reach, Supplier<List<ObservedContainer>> containers);

    /** As {@link #reached}, after commands whose users know where. */
    default void stillReached(Reach reach, Supplier<List<ObservedContainer>> containers) {}

    /**
     * A test has ended.
     *
     * @param words how people are told
     */
    default void tested(TestResult result, List<String> words) {
        result(words);
    }

    /** Something was done because files have changed. */
    default void watched(WatchNews news) {
        result(List.of(news.words()));
    }

    /** Nothing more will be told. */
    default void end(String command, ExitCode code) {}
}
