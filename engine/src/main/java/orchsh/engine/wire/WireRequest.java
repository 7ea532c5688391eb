package orchsh.engine.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import orchsh.engine.json.JsonWriter;

/**
 * One question to an engine.
 *
 * @param method GET, POST, DELETE …
 * @param target path and query, encoded; see {@link Target}
 * @param headers beside those that the client sets itself
 * @param body what is sent along
 * @param deadline how long everything may take, the reading of the answer included; absent means as long as it likes
 */
public record WireRequest(
        String method, String target, Map<String, String> headers, Optional<Body> body, Optional<Duration> deadline) {
    /** How long an engine may take for what it can tell or do at once. */
    public static final Duration LOOK = Duration.ofSeconds(60);

    /**
     * What is sent along; it can be read once.
     *
     * @param length how many bytes; absent when not known beforehand
     */
    public record Body(InputStream content, OptionalLong length) {
        public static Body of(byte[] bytes) {
            return new Body(new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length));
        }
    }

    public static WireRequest of(String method, String target) {
        return new WireRequest(method, target, Map.of(), Optional.empty(), Optional.empty());
    }

    public static WireRequest get(String target) {
        return of("GET", target);
    }

    public static WireRequest post(String target) {
        return of("POST", target);
    }

    public WireRequest within(Duration time) {
        return new WireRequest(method, target, headers, body, Optional.of(time));
    }

    public WireRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireRequest(method, target, more, body, deadline);
    }

    public WireRequest json(JsonWriter json) {
        return sending(Body.of(json.toBytes())).header("Content-Type", "application/json");
    }

    /** Sends all of the stream, in chunks. */
    public WireRequest stream(InputStream content) {
        return sending(new Body(content, OptionalLong.empty()));
    }

    private WireRequest sending(Body content) {
        return new WireRequest(method, target, headers, Optional.of(content), deadline);
    }

    /** Without its headers and its query, which may hold logins and what is secret in a build. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
