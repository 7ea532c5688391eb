package orchsh.engine.probe;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.ExecResult;

/** Says something at a port from within the container's own network, by a small container beside it. */
final class InsideCall {
    /** To the container's own address, for who listens for himself alone is not ready for others. */
    private static final String SCRIPT = "printf %s \"$2\" | nc -w 5 \"$(hostname -i | cut -d ' ' -f 1)\" \"$1\"";

    private final String container;
    private final EngineObserver observer;
    private final Lookout lookout;
    private final CancellationToken cancellation;

    InsideCall(String container, EngineObserver observer, Lookout lookout, CancellationToken cancellation) {
        this.container = container;
        this.observer = observer;
        this.lookout = lookout;
        this.cancellation = cancellation;
    }

    /** What comes back, nothing when nobody listens; absent when there is nobody to send. */
    Optional<InputStream> say(String text, int port, Duration patience) {
        Optional<String> caller = lookout.beside(container, cancellation);
        if (caller.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = List.of("sh", "-c", SCRIPT, "sh", Integer.toString(port), text);
        ExecResult result = observer.exec(caller.get(), command, patience, cancellation);
        String output = result.exitCode() == 0 ? result.output() : "";
        return Optional.of(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)));
    }
}
