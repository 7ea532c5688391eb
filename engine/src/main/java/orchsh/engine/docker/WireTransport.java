package orchsh.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/**
 * Lets the library speak through our own client, which knows every kind of address, deadlines and cancellation. All calls
 * of one transport share a deadline and a cancellation, so one is made for each thing done. Refusals are thrown as
 * {@link RefusedException}, with the engine's words, in place of the library's own exceptions.
 */
final class WireTransport implements DockerHttpClient {
    private final WireClient client;
    private final Optional<Duration> deadline;
    private final CancellationToken cancellation;

    WireTransport(WireClient client, Optional<Duration> deadline, CancellationToken cancellation) {
        this.client = client;
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    @Override
    public Response execute(Request request) {
        if (request.hijackedInput() != null) {
            throw new UnsupportedOperationException("input of a command goes through a hijacked connection");
        }
        WireRequest asked =
                new WireRequest(request.method(), request.path(), request.headers(), body(request), deadline);
        return new Answer(client.send(asked, cancellation).accepted());
    }

    private static Optional<WireRequest.Body> body(Request request) {
        byte[] bytes = request.bodyBytes();
        if (bytes != null) {
            return Optional.of(WireRequest.Body.of(bytes));
        }
        InputStream stream = request.body();
        return stream == null ? Optional.empty() : Optional.of(new WireRequest.Body(stream, OptionalLong.empty()));
    }

    /** The client lives longer than any one transport. */
    @Override
    public void close() {}

    /** An answer as the library wants it. */
    private record Answer(WireResponse response) implements Response {
        @Override
        public int getStatusCode() {
            return response.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return response.headers();
        }

        @Override
        public InputStream getBody() {
            return response.body();
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
