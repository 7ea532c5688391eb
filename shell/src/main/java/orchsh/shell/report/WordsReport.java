package orchsh.shell.report;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.Console;
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.view.container.Reach;
import orchsh.shell.view.prose.ProblemView;
import orchsh.shell.view.run.Knowledge;
import orchsh.shell.view.run.RunView;

/** Tells people: results where results go, all else beside them. */
public record WordsReport(Console console, Clock clock, UnaryOperator<String> hidden) implements Report {

    @Override
    public void result(List<String> lines) {
        print(console.out(), lines);
    }

    @Override
    public void note(String line) {
        print(console.err(), List.of(line));
    }

    @Override
    public void problems(List<Problem> problems) {
        print(console.err(), new ProblemView(console.errLook()).lines(problems));
    }

    @Override
    public RunView view(Supplier<UsualTimes> usualTimes) {
        return RunView.on(console.err(), console.errLook(), clock, new Knowledge(usualTimes, hidden));
    }

    @Override
    public void reached(Reach reach, Supplier<List<ObservedContainer>> containers) {
        result(reach.lines(containers.get(), console.outLook()));
    }

    /** Lines end alike on every system, and are seen at once. */
    private static void print(PrintWriter writer, List<String> lines) {
        lines.forEach(line -> writer.print(line + "\n"));
        writer.flush();
    }
}
