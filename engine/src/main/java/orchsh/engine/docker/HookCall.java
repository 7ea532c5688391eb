package orchsh.engine.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Hook;
import orchsh.engine.port.ContainerSessions;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.ContainerSessions.Input;
import orchsh.engine.port.ContainerSessions.Rights;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.port.Session;
import orchsh.engine.port.Session.Ending;

/** Runs the command of a hook in a container, to its end. */
final class HookCall {
    private static final int OUTPUT_LIMIT = 64 * 1024;

    private final ContainerSessions sessions;
    private final String container;
    private final Hook hook;

    HookCall(ContainerSessions sessions, String container, Hook hook) {
        this.sessions = sessions;
        this.container = container;
        this.hook = hook;
    }

    ExecResult run(CancellationToken cancellation) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Session session = sessions.exec(container, order(), cancellation)) {
            Ending ending = session.read((channel, bytes, offset, length) ->
                    output.write(bytes, offset, Math.min(length, OUTPUT_LIMIT - output.size())));
            if (ending instanceof Ending.Exited exited) {
                return new ExecResult(exited.code(), output.toString(StandardCharsets.UTF_8));
            }
            throw new IllegalStateException("nobody can detach from a hook, which has no terminal");
        }
    }

    private ExecOrder order() {
        return new ExecOrder(
                hook.command(),
                hook.env(),
                hook.user(),
                hook.workdir(),
                hook.privileged() ? Rights.PRIVILEGED : Rights.USUAL,
                Input.NONE,
                Optional.empty());
    }
}
