package orchsh.engine.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ImageDetails;

/** Reads what an engine says of one image. */
final class ImageAnswer {
    private final JsonReader json;

    ImageAnswer(JsonReader json) {
        this.json = json;
    }

    ImageDetails read() {
        String id = "";
        List<String> env = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        List<String> volumes = new ArrayList<>();
        Map<String, String> labels = new HashMap<>();
        Optional<Instant> named = Optional.empty();
        Optional<Healthcheck> check = Optional.empty();
        String system = "";
        String processor = "";
        String variant = "";
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Id" -> id = id(json.string());
                case "Os" -> system = json.string();
                case "Architecture" -> processor = json.string();
                case "Variant" -> variant = json.string();
                case "Config" -> check = imageConfig(env, ports, volumes, labels);
                case "Metadata" -> named = named();
                default -> json.skip();
            }
        }
        Optional<Platform> platform = system.isEmpty() || processor.isEmpty()
                ? Optional.empty()
                : Optional.of(new Platform(system, processor, variant));
        return new ImageDetails(id, env, ports, volumes, labels, check, platform, named);
    }

    /** An image that never got a name has the year 1 there. */
    private Optional<Instant> named() {
        Optional<Instant> named = Optional.empty();
        if (json.enterObject()) {
            while (json.more()) {
                if (json.name().equals("LastTagTime")) {
                    named = moment(json.string());
                } else {
                    json.skip();
                }
            }
        }
        return named;
    }

    private static Optional<Instant> moment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return moment.isAfter(Instant.EPOCH) ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty(); // an engine that writes it otherwise does not say it
        }
    }

    private Optional<Healthcheck> imageConfig(
            List<String> env, List<String> ports, List<String> volumes, Map<String, String> labels) {
        Optional<Healthcheck> check = Optional.empty();
        if (!json.enterObject()) {
            return check;
        }
        while (json.more()) {
            switch (json.name()) {
                case "Env" -> env.addAll(Fields.words(json));
                case "Labels" -> labels.putAll(Fields.texts(json));
                case "ExposedPorts" -> ports.addAll(Fields.names(json));
                case "Volumes" -> volumes.addAll(Fields.names(json));
                case "Healthcheck" -> check = HealthAnswer.check(json);
                default -> json.skip();
            }
        }
        return check;
    }

    /** Podman leaves out what Docker puts in front. */
    static String id(String id) {
        return id.isEmpty() || id.indexOf(':') >= 0 ? id : "sha256:" + id;
    }
}
