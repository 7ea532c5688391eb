package orchsh.dsl.build;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.StackWords;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Subject;
import org.jspecify.annotations.Nullable;

/** Keeps what is said of the stack as a whole. What an included file says of it counts when that runs by itself. */
final class StackPart implements StackWords {
    private final String defaultName;
    private final Notebook notebook;
    private Optional<Named> name = Optional.empty();
    private Stack.Naming naming = Stack.Naming.DASHES;
    private Optional<Duration> deadline = Optional.empty();
    private Optional<Duration> ttl = Optional.empty();
    private Outline.Bounds adopted = Outline.Bounds.NONE;
    private boolean mayBeReplaced;

    private record Named(String name, Place place) {}

    /** @param defaultName the stack's name if nobody gives one */
    StackPart(String defaultName, Notebook notebook) {
        this.defaultName = defaultName;
        this.notebook = notebook;
    }

    /** Names are joined as the compose files have them that the script stands beside. */
    void adopt(Stack.Naming manner) {
        naming = manner;
    }

    /** As the compose files have it, unless the script says otherwise. */
    void adopt(Outline.Bounds bounds) {
        adopted = bounds;
    }

    /** What is said of it counts as said before. */
    void goOnFrom(Stack stack) {
        naming = stack.naming();
        deadline = stack.deadline();
        ttl = stack.ttl();
        mayBeReplaced = true;
    }

    /** Where it was named. */
    Place place() {
        return name.map(Named::place).orElse(notebook.start());
    }

    Stack.Builder begin() {
        return Stack.named(name.map(Named::name).orElse(defaultName)).naming(naming);
    }

    Stack bounded(Stack stack) {
        Stack.Builder parts = stack.toBuilder(stack.name());
        new Outline.Bounds(deadline.or(adopted::deadline), ttl.or(adopted::ttl)).limit(parts);
        return parts.build();
    }

    @Override
    public void stack(@Nullable Object given) {
        stack(Map.of(), given);
    }

    @Override
    public void stack(Map<String, ?> options, @Nullable Object given) {
        Place here = notebook.here();
        notebook.heed(() -> {
            String text = Values.text("stack", given);
            Details details = Details.of(ScriptLanguage.class, "stack", options);
            Optional<Stack.Naming> manner = details.text("separator").map(StackPart::naming);
            Optional<Duration> stay = details.duration("ttl");
            stay.ifPresent(time -> positive("ttl:", time));
            if (here.source().isIncluded()) {
                return;
            }
            if (name.isPresent()) {
                throw new WordException(
                        "`stack` is given twice",
                        "the first one is " + name.get().place.seenFrom(here));
            }
            name = Optional.of(new Named(text, here));
            naming = manner.orElse(naming);
            ttl = stay.or(() -> mayBeReplaced ? ttl : Optional.empty());
        });
        name.ifPresent(named -> notebook.note(new Subject("", "stack", named.name), named.place));
    }

    private static void positive(String word, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new WordException("`" + word + "` takes a time that is longer than nothing");
        }
    }

    private static Stack.Naming naming(String separator) {
        return switch (separator) {
            case "-" -> Stack.Naming.DASHES;
            case "_" -> Stack.Naming.UNDERSCORES;
            default -> throw new WordException("`separator` cannot be `" + separator + "`", "use '-' or '_'");
        };
    }

    @Override
    public void deadline(@Nullable Object given) {
        notebook.heed(() -> {
            Duration time = Durations.of("deadline", given);
            positive("deadline", time);
            if (notebook.here().source().isIncluded()) {
                return;
            }
            if (deadline.isPresent() && !mayBeReplaced) {
                throw new WordException("`deadline` is given twice");
            }
            deadline = Optional.of(time);
            mayBeReplaced = false;
        });
    }
}
