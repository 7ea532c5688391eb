package orchsh.engine.api;

import java.util.Map;
import java.util.Set;
import orchsh.engine.json.JsonReader;

/**
 * Something that happened to a container.
 *
 * @param exitCode as the engine writes it; empty when it does not
 */
record HappeningAnswer(String container, String action, String exitCode) {
    private static final Set<String> ENDS = Set.of("die", "died");

    /** Podman names neither the kind nor the exit code as Docker does, and gives a code to whatever happens. */
    static HappeningAnswer read(JsonReader json) {
        String status = "";
        String action = "";
        String name = "";
        String exitCode = "";
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "status" -> status = json.string();
                case "Action" -> action = json.string();
                case "Actor" -> {
                    if (json.enterObject()) {
                        while (json.more()) {
                            if (!json.name().equals("Attributes")) {
                                json.skip();
                                continue;
                            }
                            Map<String, String> attributes = Fields.texts(json);
                            name = attributes.getOrDefault("name", "");
                            exitCode = attributes.getOrDefault(
                                    "exitCode", attributes.getOrDefault("containerExitCode", ""));
                        }
                    }
                }
                default -> json.skip();
            }
        }
        String happened = action.isEmpty() ? status : action;
        return new HappeningAnswer(name, happened, ENDS.contains(happened) ? exitCode : "");
    }
}
