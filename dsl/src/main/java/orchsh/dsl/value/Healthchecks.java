package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Healthcheck;
import org.jspecify.annotations.Nullable;

/** Reads how the engine looks after a container. */
public final class Healthchecks {
    private static final Set<String> KINDS = Set.of("CMD", "CMD-SHELL", "NONE");

    private Healthchecks() {}

    /** One text is a line for the shell, several are the words of a command; {@code false} is no check. */
    public static Healthcheck of(@Nullable Object @Nullable [] test) {
        if (test != null && test.length == 1 && Boolean.FALSE.equals(test[0])) {
            return Healthcheck.none();
        }
        List<String> texts = Values.texts("healthcheck", test);
        if (texts.isEmpty() || texts.stream().allMatch(String::isBlank)) {
            throw new WordException(
                    "`healthcheck` is given no command", "healthcheck false takes the image's own away");
        }
        boolean oneText = test != null && test.length == 1 && !(test[0] instanceof Collection<?>);
        List<String> words = new ArrayList<>();
        if (!KINDS.contains(texts.get(0))) {
            words.add(oneText ? "CMD-SHELL" : "CMD");
        }
        words.addAll(texts);
        return Healthcheck.of(words.toArray(new String[0]));
    }

    public static Healthcheck of(Details details) {
        if (details.flag("disable").orElse(false)) {
            if (details.keys().size() > 1) {
                throw new WordException("`disable: true` is no check at all", "leave out the other options");
            }
            return Healthcheck.none();
        }
        Optional<List<String>> test = details.has("test")
                ? of(new @Nullable Object[] {details.value("test")}).test()
                : Optional.empty();
        return new Healthcheck(
                test,
                details.duration("interval"),
                details.duration("timeout"),
                details.integer("retries"),
                details.duration("startPeriod"),
                details.duration("startInterval"));
    }
}
