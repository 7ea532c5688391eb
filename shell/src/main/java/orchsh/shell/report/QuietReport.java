package orchsh.shell.report;

import java.util.List;
import java.util.function.Supplier;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.Console;
import orchsh.shell.journal.UsualTimes;
import orchsh.shell.view.container.Reach;
import orchsh.shell.view.prose.ProblemView;
import orchsh.shell.view.run.QuietView;
import orchsh.shell.view.run.RunView;
import orchsh.shell.view.test.TestResult;

/** Tells people what went wrong, and nothing else. */
public record QuietReport(Console console) implements Report {

    @Override
    public void result(List<String> lines) {}

    @Override
    public void note(String line) {}

    @Override
    public void problems(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        new ProblemView(console.errLook())
                .lines(errors)
                .forEach(line -> console.err().print(line + "\n"));
        console.err().flush();
    }

    @Override
    public void tested(TestResult result, List<String> words) {
        if (result.hasFailed()) {
            words.forEach(line -> console.err().print(line + "\n"));
            console.err().flush();
        }
    }

    @Override
    public RunView view(Supplier<UsualTimes> usualTimes) {
        return new QuietView(console.err(), console.errLook());
    }

    @Override
    public void reached(Reach reach, Supplier<List<ObservedContainer>> containers) {}
}
