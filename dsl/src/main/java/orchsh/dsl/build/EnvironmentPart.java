package orchsh.dsl.build;

import java.util.Map;
import orchsh.dsl.language.EnvironmentWords;
import org.jspecify.annotations.Nullable;

/** Keeps the variables of a service. */
final class EnvironmentPart implements EnvironmentWords {
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
}
