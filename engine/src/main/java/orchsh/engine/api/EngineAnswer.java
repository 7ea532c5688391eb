package orchsh.engine.api;

import orchsh.engine.json.JsonReader;
import orchsh.engine.observed.ApiVersion;
import orchsh.engine.observed.EngineFacts;

/** Reads what an engine says of itself. */
final class EngineAnswer {
    private final JsonReader json;

    EngineAnswer(JsonReader json) {
        this.json = json;
    }

    EngineFacts read() {
        String version = "";
        String api = "";
        String minimum = "";
        String system = "";
        boolean podman = false;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Version" -> version = json.string();
                case "ApiVersion" -> api = json.string();
                case "MinAPIVersion" -> minimum = json.string();
                case "Os" -> system = json.string();
                case "Components" -> podman = namesPodman();
                default -> json.skip();
            }
        }
        ApiVersion newest = ApiVersion.parse(api);
        ApiVersion oldest = minimum.isEmpty() ? newest : ApiVersion.parse(minimum);
        return new EngineFacts(podman ? "Podman Engine" : "Docker Engine", version, newest, oldest, system);
    }

    private boolean namesPodman() {
        boolean podman = false;
        if (json.enterArray()) {
            while (json.more()) {
                if (json.enterObject()) {
                    while (json.more()) {
                        if (json.name().equals("Name")) {
                            podman |= json.string().startsWith("Podman");
                        } else {
                            json.skip();
                        }
                    }
                }
            }
        }
        return podman;
    }
}
