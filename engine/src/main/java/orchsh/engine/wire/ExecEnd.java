package orchsh.engine.wire;

import orchsh.engine.caller.CancellationToken;

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
        return calls.isRunning(exec, cancellation);
    }

    @Override
    public int exitCode() {
        return calls.exitCode(exec, System.nanoTime() + Long.MAX_VALUE / 2, cancellation);
    }

    @Override
    public void close() {}
}
