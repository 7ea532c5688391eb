package orchsh.shell.view.test;

import java.time.Duration;
import java.util.List;
import orchsh.engine.problem.Problem;

/**
 * How one test of a stack ended.
 *
 * @param kind what it is: {@code check} or {@code job}
 * @param problems why it failed; none when it did not
 * @param output what was printed meanwhile
 */
public record TestResult(String name, String kind, Duration time, List<Problem> problems, String output) {
    public TestResult {
        problems = List.copyOf(problems);
    }

    public boolean hasFailed() {
        return !problems.isEmpty();
    }
}
