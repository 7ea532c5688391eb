package orchsh.engine.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.observed.Facts;

/** What a container runs and how it looks from inside, which engines write alike for containers and for images. */
final class FoundProcess {
    /** Labels by which tools find their own things again, and that say nothing of what the container is. */
    private static final List<String> MARKS = List.of("com.docker.compose.", "desktop.docker.io/", "orchsh.");

    private final FactReader config;
    private final Fields fields;

    private FoundProcess(FactReader config, Fields fields) {
        this.config = config;
        this.fields = fields;
    }

    static void add(Facts config, Fields fields) {
        FactReader reader = new FactReader(config)
                .without("Image", "AttachStdin", "AttachStdout", "AttachStderr", "OnBuild", "Shell", "ArgsEscaped")
                .without("Volumes", "MacAddress", "NetworkDisabled");
        new FoundProcess(reader, fields).addAll();
        reader.rest().forEach(name -> fields.put(name, ""));
    }

    private void addAll() {
        command("entrypoint", config.take("Entrypoint"));
        command("command", config.take("Cmd"));
        fields.put("workdir", config.take("WorkingDir").word());
        fields.put("user", config.take("User").word());
        fields.flag("tty", config.take("Tty").isTrue());
        fields.flag("stdin", config.take("OpenStdin").isTrue());
        environment(config.take("Env").texts());
        fields.put("hostname", config.take("Hostname").word());
        fields.put("domainname", config.take("Domainname").word());
        fields.named("label", labels(config.take("Labels")));
        fields.each("expose", config.take("ExposedPorts").names());
        healthcheck(config.take("Healthcheck"));
        fields.put("stopSignal", config.take("StopSignal").word());
        fields.time(
                Definition.STOP_TIMEOUT,
                config.take("StopTimeout").word().map(Long::valueOf).map(Duration::ofSeconds));
    }

    private void command(String word, Facts words) {
        fields.command(word, Optional.of(words.texts()).filter(found -> !found.isEmpty()));
    }

    /** A name alone was taken away. */
    private void environment(List<String> entries) {
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                String name = entry.substring(0, equals);
                fields.put("env " + name, fields.secrets().shown(name, entry.substring(equals + 1)));
            }
        }
    }

    static Map<String, String> labels(Facts labels) {
        Map<String, String> own = new TreeMap<>();
        labels.named().forEach((name, value) -> {
            if (MARKS.stream().noneMatch(name::startsWith)) {
                own.put(name, value.text());
            }
        });
        return own;
    }

    private void healthcheck(Facts check) {
        command("healthcheck", check.at("Test"));
        time("interval", check);
        time("timeout", check);
        time("startPeriod", check);
        time("startInterval", check);
        fields.put(
                "healthcheck retries", Optional.of(check.at("Retries").number()).filter(number -> number > 0));
    }

    private void time(String word, Facts check) {
        String name = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        fields.time(
                "healthcheck " + word,
                Optional.of(check.at(name).number()).filter(nanos -> nanos > 0).map(Duration::ofNanos));
    }
}
