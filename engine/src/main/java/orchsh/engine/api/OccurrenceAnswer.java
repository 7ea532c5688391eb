package orchsh.engine.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.Occurrence;

/** One event as engines send it; Podman and old engines leave out some of it. */
final class OccurrenceAnswer {
    private static final long NANOS = 1_000_000_000L;

    private OccurrenceAnswer() {}

    static Occurrence read(JsonReader json) {
        String type = "";
        String action = "";
        String status = "";
        String id = "";
        long seconds = 0;
        long nanos = 0;
        Map<String, String> attributes = new HashMap<>();
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Type" -> type = json.string();
                case "Action" -> action = json.string();
                case "status" -> status = json.string();
                case "time" -> seconds = json.integer();
                case "timeNano" -> nanos = json.integer();
                case "Actor" -> id = actor(json, attributes);
                default -> json.skip();
            }
        }
        Instant moment =
                nanos > 0 ? Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS) : Instant.ofEpochSecond(seconds);
        return new Occurrence(moment, type, action.isEmpty() ? status : action, id, attributes);
    }

    private static String actor(JsonReader json, Map<String, String> attributes) {
        String id = "";
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "ID" -> id = json.string();
                    case "Attributes" -> {
                        if (json.enterObject()) {
                            while (json.more()) {
                                attributes.put(json.name(), json.string());
                            }
                        }
                    }
                    default -> json.skip();
                }
            }
        }
        return id;
    }
}
