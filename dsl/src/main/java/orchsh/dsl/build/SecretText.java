package orchsh.dsl.build;

import groovy.lang.GString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.dsl.value.SecretValue;
import orchsh.dsl.value.Values;
import org.jspecify.annotations.Nullable;

/** The value of a variable that has secrets in it, put together when all secrets are known. */
final class SecretText {
    private final List<Object> parts;

    private SecretText(List<Object> parts) {
        this.parts = parts;
    }

    /** The value, if there is a secret in it. */
    static Optional<SecretText> of(String variable, @Nullable Object value) {
        if (value instanceof SecretValue secret) {
            secret.take();
            return Optional.of(new SecretText(List.of(secret)));
        }
        if (!(value instanceof GString text) || Stream.of(text.getValues()).noneMatch(SecretValue.class::isInstance)) {
            return Optional.empty();
        }
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < text.getStrings().length; i++) {
            parts.add(text.getStrings()[i]);
            if (i < text.getValueCount()) {
                Object part = text.getValue(i);
                parts.add(part instanceof SecretValue ? part : Values.variable(variable, part));
            }
        }
        parts.stream().filter(SecretValue.class::isInstance).forEach(part -> ((SecretValue) part).take());
        return Optional.of(new SecretText(parts));
    }

    String read(Declared declared) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part instanceof SecretValue secret ? declared.contentOf(secret.name()) : part);
        }
        return text.toString();
    }
}
