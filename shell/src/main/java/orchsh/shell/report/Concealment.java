package orchsh.shell.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orchsh.dsl.build.Secrets;
import orchsh.engine.definition.SecretVariables;
import orchsh.engine.json.JsonValue;

/**
 * Hides what is secret in a container's variables, and in files that it was given, wherever it stands, without asking the
 * script that it was made from.
 */
public final class Concealment {
    private static final String HIDDEN = "***";
    /** Shorter values occur everywhere by chance. */
    private static final int SHORTEST = 4;

    private final SecretVariables variables;
    private final Secrets values;

    private Concealment(SecretVariables variables, Secrets values) {
        this.variables = variables;
        this.values = values;
    }

    /** @param thing all that the engine tells of a container or image */
    public static Concealment of(JsonValue thing) {
        return of(thing, List.of());
    }

    /** @param files what is in the secrets that it was given as files */
    public static Concealment of(JsonValue thing, List<String> files) {
        JsonValue config = thing.at("Config");
        Map<String, String> labels = new LinkedHashMap<>();
        config.at("Labels").named().forEach((name, value) -> labels.put(name, value.text()));
        SecretVariables variables = SecretVariables.of(labels);
        Stream<String> values = config.at("Env").all().stream()
                .map(JsonValue::text)
                .filter(line -> line.indexOf('=') > 0 && variables.include(line.substring(0, line.indexOf('='))))
                .map(line -> line.substring(line.indexOf('=') + 1));
        return new Concealment(
                variables,
                Secrets.of(Stream.concat(values, files.stream())
                        .filter(value -> value.strip().length() >= SHORTEST)
                        .toArray(String[]::new)));
    }

    /** The text without what is secret in it. */
    public String hiddenIn(String text) {
        return values.hiddenIn(text);
    }

    /** What the engine tells, without what is secret in it. */
    public JsonValue hiddenIn(JsonValue thing) {
        JsonValue safe = thing.withTexts(this::hiddenIn);
        JsonValue env = safe.at("Config").at("Env").withTexts(this::hiddenVariable);
        return safe.find("Config")
                        .filter(config -> config.find("Env").isPresent())
                        .isPresent()
                ? with(safe, "Config", with(safe.at("Config"), "Env", env))
                : safe;
    }

    private String hiddenVariable(String line) {
        int equals = line.indexOf('=');
        return equals > 0 && variables.include(line.substring(0, equals))
                ? line.substring(0, equals + 1) + HIDDEN
                : line;
    }

    private static JsonValue with(JsonValue whole, String name, JsonValue part) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(whole.named());
        fields.put(name, part);
        return new JsonValue.Fields(fields);
    }
}
