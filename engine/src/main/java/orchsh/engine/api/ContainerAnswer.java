package orchsh.engine.api;

import java.util.Optional;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer;

/** Reads what an engine says of one container. */
final class ContainerAnswer {
    private final JsonReader json;

    ContainerAnswer(JsonReader json) {
        this.json = json;
    }

    ContainerDetails read() {
        String id = "";
        String name = "";
        ContainerState state = new ContainerState();
        int restarts = 0;
        Optional<Healthcheck> check = Optional.empty();
        NetworkSettings settings = new NetworkSettings(json);
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = json.string();
                case "Name" -> name = name(json);
                case "State" -> state.read(json);
                case "Config" -> check = checkOfConfig();
                case "RestartCount" -> restarts = (int) json.integer();
                case "NetworkSettings" -> settings.read();
                default -> json.skip();
            }
        }
        return new ContainerDetails(
                id,
                name,
                ObservedContainer.State.of(state.word),
                state.lastStart,
                state.lastEnd,
                state.exitCode,
                state.outOfMemory,
                state.error,
                restarts,
                check,
                state.health,
                settings.networks(),
                settings.ports());
    }

    private Optional<Healthcheck> checkOfConfig() {
        Optional<Healthcheck> check = Optional.empty();
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("Healthcheck")) {
                    check = HealthAnswer.check(json);
                } else {
                    json.skip();
                }
            }
        }
        return check;
    }

    /** Whether the container has a terminal, and so sends its log without frames. */
    boolean terminal() {
        boolean terminal = false;
        json.enterObject();
        while (json.more()) {
            if (!json.name().equals("Config")) {
                json.skip();
            } else if (json.enterObject()) {
                while (json.more()) {
                    if (json.name().equals("Tty")) {
                        terminal = json.truth();
                    } else {
                        json.skip();
                    }
                }
            }
        }
        return terminal;
    }

    /** Engines put a slash in front. */
    static String name(JsonReader json) {
        String name = json.string();
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** The part of a container's details that tells what it is doing. */
    private static final class ContainerState {
        private String word = "";
        private Optional<String> lastStart = Optional.empty();
        private Optional<String> lastEnd = Optional.empty();
        private int exitCode;
        private boolean outOfMemory;
        private String error = "";
        private Optional<ContainerDetails.Health> health = Optional.empty();

        void read(JsonReader json) {
            if (!json.enterObject()) {
                return;
            }
            while (json.more()) {
                switch (json.name()) {
                    case "Status" -> word = json.string();
                    case "StartedAt" -> lastStart = moment(json.string());
                    case "FinishedAt" -> lastEnd = moment(json.string());
                    case "ExitCode" -> exitCode = (int) json.integer();
                    case "OOMKilled" -> outOfMemory = json.truth();
                    case "Error" -> error = json.string();
                    case "Health", "Healthcheck" ->
                        health = HealthAnswer.read(json).or(() -> health);
                    default -> json.skip();
                }
            }
        }

        /** Engines write the year 1 for never. */
        private static Optional<String> moment(String text) {
            return text.isEmpty() || text.startsWith("0001-") ? Optional.empty() : Optional.of(text);
        }
    }
}
