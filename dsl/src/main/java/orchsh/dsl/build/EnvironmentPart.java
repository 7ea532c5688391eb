package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.EnvironmentWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** Keeps the variables of a service. */
final class EnvironmentPart implements EnvironmentWords {
    private static final String RAW = "raw";

    private final Sayings sayings;
    private final Environment env;

    EnvironmentPart(Sayings sayings) {
        this.sayings = sayings;
        this.env = new Environment(sayings);
    }

    /** Shows what has been taken over as if it had been said here. */
    void takeOver(EnvironmentPart other) {
        env.show(other.env);
    }

    /** Shows what a service has from before. */
    void show(Map<String, String> variables) {
        env.show(variables);
    }

    @Override
    public Map<String, Object> getEnv() {
        return env;
    }

    @Override
    public void env(Map<?, ?> variables) {
        env.addAll(variables);
    }

    @Override
    public void env(@Nullable Object... assignments) {
        for (Object assignment : Values.each(assignments)) {
            if (assignment instanceof Map<?, ?> variables) {
                env.addAll(variables);
            } else {
                sayings.heed(() -> assign(Values.text("env", assignment)));
            }
        }
    }

    private void assign(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new WordException("`" + text + "` is not NAME=value", "write env " + text + ": 'value'");
        }
        env.put(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public void envFile(@Nullable Object... files) {
        envFile(Map.of(), files);
    }

    @Override
    public void envFile(Map<String, ?> options, @Nullable Object... files) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "envFile", options);
            boolean raw = details.text("format").map(EnvironmentPart::isRaw).orElse(false);
            for (String file : Values.texts("envFile", files)) {
                Optional<String> text = EnvFile.textOf(file, sayings);
                if (text.isEmpty() && details.flag("required").orElse(true)) {
                    throw new WordException(
                            "there is no file `" + file + "`",
                            "`envFile` looks for it in the folder of the script; required: false does without");
                }
                text.map(found -> raw ? EnvFile.parseRaw(file, found) : EnvFile.parse(file, found, sayings.beside()))
                        .ifPresent(env::addFromFile);
            }
        });
    }

    private static boolean isRaw(String format) {
        if (!List.of(RAW, "env").contains(format)) {
            throw new WordException("`format` cannot be `" + format + "`", "use 'raw', or leave it out");
        }
        return format.equals(RAW);
    }
}
