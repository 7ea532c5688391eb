package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.json.JsonReader;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;
import orchsh.engine.wire.WireResponse;

/** Sends what the Docker library cannot say. */
final class RawCalls {
    private final WireClient client;

    RawCalls(WireClient client) {
        this.client = client;
    }

    void post(Target target, ObjectNode body) {
        send(target, body).close();
    }

    /**
     * What was made.
     *
     * @param id the id it got
     * @param warnings what the engine passed over
     */
    record Made(String id, List<String> warnings) {}

    Made make(Target target, ObjectNode body) {
        try (WireResponse response = send(target, body)) {
            JsonReader json = new JsonReader(response.body(), "what the container engine answered");
            String id = "";
            List<String> warnings = new ArrayList<>();
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "Id" -> id = json.string();
                    case "Warnings" -> readTexts(json, warnings);
                    default -> json.skip();
                }
            }
            json.end();
            return new Made(id, warnings);
        }
    }

    private static void readTexts(JsonReader json, List<String> texts) {
        if (json.enterArray()) {
            while (json.more()) {
                texts.add(json.string());
            }
        }
    }

    private WireResponse send(Target target, ObjectNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        WireRequest request = new WireRequest(
                "POST",
                target.toString(),
                Map.of("Content-Type", "application/json"),
                Optional.of(WireRequest.Body.of(bytes)),
                Optional.of(Library.PATIENCE));
        return client.send(request).accepted();
    }
}
