package orchsh.dsl.live;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Talks HTTP. */
public interface Web {

    /** Asks the container of a service that has this number, by whatever way leads to it from here. */
    Reply ask(String service, int number, int port, Question question);

    /** Asks anybody. */
    Reply ask(URI url, Question question);

    /**
     * A request.
     *
     * @param method {@code GET}, {@code POST} …
     * @param path with its query; unused when a whole URL is asked for
     * @param headers beside those that every request has
     * @param body what is sent; empty means nothing
     * @param timeout how long the whole may take
     */
    record Question(String method, String path, Map<String, String> headers, byte[] body, Duration timeout) {
        public Question {
            headers = Map.copyOf(headers);
        }
    }

    /** An answer; the names of headers are in lower case. */
    record Reply(int status, Map<String, List<String>> headers, Printed body) {
        public Reply {
            headers = Map.copyOf(headers);
        }
    }
}
