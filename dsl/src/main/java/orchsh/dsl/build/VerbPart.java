package orchsh.dsl.build;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.dsl.build.VerbNotes.Verb;
import orchsh.dsl.language.VerbWords;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** Hears of tasks and checks. */
final class VerbPart implements VerbWords {
    private static final List<String> TASK_OPTIONS = List.of("needs", "deadline");
    private static final List<String> CHECK_OPTIONS = List.of("needs", "within", "timeout", "deadline");
    private static final Pattern TASK_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");

    private final Notebook notebook;
    private final VerbNotes notes;

    VerbPart(Notebook notebook, VerbNotes notes) {
        this.notebook = notebook;
        this.notes = notes;
    }

    @Override
    public void task(@Nullable Object name, Closure<?> block) {
        task(Map.of(), name, block);
    }

    @Override
    public void task(@Nullable Object name, @Nullable Object description, Closure<?> block) {
        task(Map.of(), name, description, block);
    }

    @Override
    public void task(Map<String, ?> options, @Nullable Object name, Closure<?> block) {
        task(options, name, "", block);
    }

    @Override
    public void task(Map<String, ?> given, @Nullable Object name, @Nullable Object description, Closure<?> block) {
        notebook.heed(() -> {
            Map<String, @Nullable Object> options = Options.of("task", given, TASK_OPTIONS);
            String said = Values.text("task", name);
            if (!TASK_NAME.matcher(said).matches()) {
                throw new WordException(
                        "`" + said + "` cannot be the name of a task",
                        "it is typed as a command: letters, digits, `-`, `_` and `.`");
            }
            String text = Values.text("task", description);
            notes.addTask(verb("task", options, said, text, Optional.empty(), block));
        });
    }

    @Override
    public void check(@Nullable Object name, Closure<?> block) {
        check(Map.of(), name, block);
    }

    @Override
    public void check(Map<String, ?> given, @Nullable Object name, Closure<?> block) {
        notebook.heed(() -> {
            Map<String, @Nullable Object> options = Options.of("check", given, CHECK_OPTIONS);
            if (options.containsKey("within") && options.containsKey("timeout")) {
                throw new WordException("`within:` and `timeout:` mean the same; give one of them");
            }
            String said = Values.text("check", name);
            if (said.isBlank()) {
                throw new WordException("`check` is given an empty name");
            }
            Optional<Duration> within = duration(options, "within").or(() -> duration(options, "timeout"));
            notes.addCheck(verb("check", options, said, "", within, block));
        });
    }

    private Verb verb(
            String word,
            Map<String, @Nullable Object> options,
            String name,
            String description,
            Optional<Duration> within,
            Closure<?> block) {
        if (block.getMaximumNumberOfParameters() > 1) {
            throw new WordException(
                    "the block of " + word + " `" + name + "` takes more than one parameter",
                    "what was typed after its name is in `args`");
        }
        List<String> needs = new ArrayList<>();
        if (options.containsKey("needs")) {
            for (Object need : Values.each(new @Nullable Object[] {options.get("needs")})) {
                needs.add(Values.service("needs", need));
            }
        }
        return new Verb(name, description, needs, within, duration(options, "deadline"), notebook.here(), block);
    }

    private static Optional<Duration> duration(Map<String, @Nullable Object> options, String key) {
        if (!options.containsKey(key)) {
            return Optional.empty();
        }
        Duration time = Durations.of(key, options.get(key));
        if (time.isNegative() || time.isZero()) {
            throw new WordException("`" + key + ":` takes a time that is longer than nothing");
        }
        return Optional.of(time);
    }
}
