package orchsh.engine.wire;

import java.util.Optional;
import orchsh.engine.observed.ContainerDetails.Health;

/** Reads what an engine tells of its checks of a container. */
final class HealthAnswer {
    private HealthAnswer() {}

    /** Absent when the container is not checked, which engines say in several ways. */
    static Optional<Health> read(JsonReader json) {
        String status = "";
        String answer = "";
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "Status" -> status = json.string();
                    case "Log" -> answer = lastAnswer(json).strip();
                    default -> json.skip();
                }
            }
        }
        return switch (status) {
            case "starting" -> Optional.of(new Health(Health.Status.STARTING, answer));
            case "healthy" -> Optional.of(new Health(Health.Status.HEALTHY, answer));
            case "unhealthy" -> Optional.of(new Health(Health.Status.UNHEALTHY, answer));
            default -> Optional.empty();
        };
    }

    /** Engines list the oldest check first. */
    private static String lastAnswer(JsonReader json) {
        String answer = "";
        if (json.enterArray()) {
            while (json.more()) {
                if (json.enterObject()) {
                    while (json.more()) {
                        if (json.name().equals("Output")) {
                            answer = json.string();
                        } else {
                            json.skip();
                        }
                    }
                }
            }
        }
        return answer;
    }
}
