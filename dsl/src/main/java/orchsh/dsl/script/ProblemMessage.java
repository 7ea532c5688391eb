package orchsh.dsl.script;

import java.io.PrintWriter;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.control.Janitor;
import org.codehaus.groovy.control.messages.Message;

/** Carries a problem of ours through Groovy's own list of errors, which then ends the compilation. */
final class ProblemMessage extends Message {
    private final Problem problem;

    ProblemMessage(Problem problem) {
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    @Override
    public void write(PrintWriter writer, Janitor janitor) {
        writer.println(problem);
    }
}
