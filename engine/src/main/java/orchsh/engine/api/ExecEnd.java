package orchsh.engine.api;

import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;

/** The end of a command that was run in a container. */
final class ExecEnd implements ProcessEnd {
    private final ExecCalls calls;
    private final String exec;
    private final CancellationToken cancellation;

    ExecEnd(ExecCalls calls, String exec, CancellationToken cancellation) {
        this.calls = calls;
        this.exec = exec;
        this.cancellation = cancellation;
    }

    @Override
    public boolean isRunning() {
        return known(() -> calls.isRunning(exec, cancellation));
    }

    @Override
    public int exitCode() {
        return known(() -> calls.exitCode(exec, System.nanoTime() + Long.MAX_VALUE / 2, cancellation));
    }

    private static <T extends Object> T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (RefusedException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("how the command ended cannot be found out: " + e.reason()),
                    e);
        }
    }

    @Override
    public void close() {}
}
