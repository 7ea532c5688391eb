package orchsh.engine.api;

import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/**
 * A path in a container, whose files go in and out in a tar.
 *
 * @param container its id or name
 * @param path absolute, of a file or folder that need not be there
 */
public record ContainerPath(String container, String path) {
    private static final String FACTS = "X-Docker-Container-Path-Stat";
    private static final int NOT_FOUND = 404;

    /** Where its tar is read from and written to. */
    public Target target() {
        return Target.of("/containers/").name(container).path("/archive").parameter("path", path);
    }

    /** Whether something is there. Nothing is in a container that does not exist. */
    public boolean exists(WireClient client, CancellationToken cancellation) {
        return facts(client, cancellation).isPresent();
    }

    /** What the engine tells of what is there, as it encodes it: an empty text when it tells nothing. */
    Optional<String> facts(WireClient client, CancellationToken cancellation) {
        WireRequest request = WireRequest.of("HEAD", target().toString()).within(WireRequest.LOOK);
        try (WireResponse response = client.send(request, cancellation)) {
            return response.status() == NOT_FOUND
                    ? Optional.empty()
                    : Optional.of(response.accepted().header(FACTS).orElse(""));
        }
    }
}
