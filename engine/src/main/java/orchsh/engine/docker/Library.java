package orchsh.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import java.time.Duration;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.wire.WireClient;

/** The Docker library, which speaks through our own client; a deadline and a cancellation belong to each thing done. */
final class Library {
    /** An engine under load takes its time; one that takes this long for one thing is stuck. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final WireClient client;
    private final EngineConfig config = new EngineConfig();

    Library(WireClient client) {
        this.client = client;
    }

    /** The client itself, for what the library has no word for. */
    WireClient wire() {
        return client;
    }

    DockerClient calls() {
        return calls(Optional.of(PATIENCE), CancellationToken.none());
    }

    DockerClient calls(Optional<Duration> deadline, CancellationToken cancellation) {
        return DockerClientImpl.getInstance(config, new WireTransport(client, deadline, cancellation));
    }
}
