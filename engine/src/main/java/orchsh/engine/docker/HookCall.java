package orchsh.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Hook;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Runs the command of a hook in a container, to its end. */
final class HookCall {
    private static final int OUTPUT_LIMIT = 64 * 1024;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final Library library;
    private final String container;
    private final Hook hook;

    HookCall(Library library, String container, Hook hook) {
        this.library = library;
        this.container = container;
        this.hook = hook;
    }

    ExecResult run(CancellationToken cancellation) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        StreamedCall<Frame> call = new StreamedCall<>(frame -> append(frame, output));
        DockerClient client = library.calls(Optional.empty(), call.calledOff());
        ExecCreateCmd create = client.execCreateCmd(container)
                .withCmd(hook.command().toArray(new String[0]))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withPrivileged(hook.privileged())
                .withEnv(hook.env().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        hook.user().ifPresent(create::withUser);
        hook.workdir().ifPresent(create::withWorkingDir);
        String exec = create.exec().getId();
        client.execStartCmd(exec).exec(call);
        call.await(cancellation);
        return new ExecResult(exitCode(client, exec), output.toString(StandardCharsets.UTF_8));
    }

    private static void append(Frame frame, ByteArrayOutputStream output) {
        byte[] bytes = frame.getPayload();
        output.write(bytes, 0, Math.min(bytes.length, OUTPUT_LIMIT - output.size()));
    }

    /** A command may close its output and go on. */
    private static int exitCode(DockerClient client, String exec) {
        long pause = 2;
        while (true) {
            var state = client.inspectExecCmd(exec).exec();
            Long code = state.getExitCodeLong();
            if (!Boolean.TRUE.equals(state.isRunning()) && code != null) {
                return code.intValue();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(
                        ProblemException.Kind.INTERRUPTED, Problem.error("the hook was called off"), e);
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }
}
