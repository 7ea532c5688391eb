package orchsh.shell.report;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.journal.RunFormat;
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.view.container.Reach;
import orchsh.shell.view.container.WayIn;
import orchsh.shell.view.run.EventLine;
import orchsh.shell.view.run.JsonView;
import orchsh.shell.view.run.RunView;
import orchsh.shell.view.test.TestResult;

/** Tells programs: an object of JSON a line for each thing that happens, the last one with how it ended. */
final class EventReport implements Report {
    private final PrintWriter out;
    private final Clock clock;
    private final UnaryOperator<String> hidden;
    private List<WayIn> ways = List.of();
    private Optional<RunFinished.Outcome> outcome = Optional.empty();
    private boolean hasChanged;

    EventReport(PrintWriter out, Clock clock, UnaryOperator<String> hidden) {
        this.out = out;
        this.clock = clock;
        this.hidden = hidden;
    }

    @Override
    public void result(List<String> lines) {
        lines.forEach(this::note);
    }

    @Override
    public void note(String line) {
        print(event("note").with("message", line));
    }

    @Override
    public void problems(List<Problem> problems) {
        problems.forEach(problem -> print(event("problem").with(problem)));
    }

    @Override
    public RunView view(Supplier<UsualTimes> usualTimes) {
        return new JsonView(out, clock, hidden);
    }

    @Override
    public void finished(Plan plan, RunFinished.Outcome how) {
        outcome = Optional.of(how);
        hasChanged = hasChanged || !plan.changesNothing();
    }

    @Override
    public void reached(Reach reach, Supplier<List<ObservedContainer>> containers) {
        ways = reach.waysIn(containers.get());
    }

    @Override
    public void stillReached(Reach reach, Supplier<List<ObservedContainer>> containers) {
        reached(reach, containers);
    }

    @Override
    public void tested(TestResult result, List<String> words) {
        print(event("tested").with(result));
    }

    @Override
    public void watched(WatchNews news) {
        print(event("watched")
                .with("service", news.service())
                .with("action", news.action())
                .withTexts("files", news.files())
                .withTexts("gone", news.gone())
                .withTexts("containers", news.containers()));
    }

    @Override
    public void end(String command, ExitCode code) {
        EventLine line = event("result").with("command", command).with("exit_code", code.code());
        outcome.ifPresent(how -> line.with("outcome", RunFormat.word(how)));
        print(line.with("changed", hasChanged).withContainers(ways));
    }

    private EventLine event(String name) {
        return EventLine.of(name, clock.instant(), hidden);
    }

    private void print(EventLine line) {
        out.print(line + "\n");
        out.flush();
    }
}
