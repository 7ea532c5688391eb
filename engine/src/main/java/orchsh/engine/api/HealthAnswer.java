package orchsh.engine.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.observed.ContainerDetails.Health;

/** Reads what an engine tells of its checks of a container. */
final class HealthAnswer {
    private static final long NANOS_OF_LEAST = 1_000_000;

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

    /** How a container or the containers of an image are checked; absent when nothing is checked. */
    static Optional<Healthcheck> check(JsonReader json) {
        List<String> test = new ArrayList<>();
        long interval = 0;
        long timeout = 0;
        long retries = 0;
        long startPeriod = 0;
        long startInterval = 0;
        if (json.enterObject()) {
            while (json.more()) {
                switch (json.name()) {
                    case "Test" -> addTexts(json, test);
                    case "Interval" -> interval = json.integer();
                    case "Timeout" -> timeout = json.integer();
                    case "Retries" -> retries = json.integer();
                    case "StartPeriod" -> startPeriod = json.integer();
                    case "StartInterval" -> startInterval = json.integer();
                    default -> json.skip();
                }
            }
        }
        String kind = test.size() < 2 ? "" : test.get(0);
        if (!kind.equals("CMD") && !kind.equals("CMD-SHELL")) {
            return Optional.empty(); // engines check nothing then
        }
        return Optional.of(new Healthcheck(
                Optional.of(kind.equals("CMD") ? test : test.subList(0, 2)),
                time(interval),
                time(timeout),
                retries > 0 ? Optional.of((int) retries) : Optional.empty(),
                time(startPeriod),
                time(startInterval)));
    }

    /** Engines count in nanoseconds, and nothing means as usual. */
    private static Optional<Duration> time(long nanos) {
        return nanos < NANOS_OF_LEAST ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private static void addTexts(JsonReader json, List<String> texts) {
        if (json.enterArray()) {
            while (json.more()) {
                texts.add(json.string());
            }
        }
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
