package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.shell.invocation.Console;
import orchsh.shell.syntax.EngineOptions.Consent;
import orchsh.shell.syntax.Level.Given;

/** What was typed, taken apart but not yet looked at in the light of anything else. */
public final class Typed {
    /** From the whole line to the innermost command. */
    private final List<Level> levels;

    private final List<String> verb;

    /** @param verb what is no command, and all behind it; empty when there is nothing of the kind */
    public Typed(List<Level> levels, List<String> verb) {
        this.levels = List.copyOf(levels);
        this.verb = List.copyOf(verb);
    }

    /** The word that stands in a command's place and is none, and all behind it; empty when there is nothing of the kind. */
    public List<String> verb() {
        return verb;
    }

    /** Of the innermost command, or of the whole program if only stacks were named. */
    public CommandForm syntax() {
        return innermost().form();
    }

    /** The words of the innermost command, for example {@code engine stop}. */
    public String commandWords() {
        if (!verb.isEmpty()) {
            return verb.get(0);
        }
        List<String> words = new ArrayList<>();
        for (Level level : levels.subList(1, levels.size())) {
            words.add(level.form().name());
        }
        return String.join(" ", words);
    }

    /** The stacks that were named, before the command or by option. */
    public List<String> stacks() {
        List<String> stacks = new ArrayList<>(values(SharedOptions.FILE));
        stacks.addAll(0, wordsBeforeCommand());
        return stacks;
    }

    public List<String> wordsBeforeCommand() {
        return levels.get(0).words();
    }

    /** The options that were given before the command, as they can be given again; without those that stand in its place. */
    public List<String> optionsBeforeCommand() {
        List<String> words = new ArrayList<>();
        for (Given given : levels.get(0).options()) {
            String name = given.option().longestName();
            if (!name.equals(SharedOptions.ENTRIES)) {
                words.add(given.option().takesValue() ? name + "=" + given.value() : name);
            }
        }
        return words;
    }

    /** What follows the command's word. */
    public List<String> words() {
        return levels.size() == 1 ? List.of() : innermost().words();
    }

    public boolean has(String option) {
        return !given(option).isEmpty();
    }

    /** That one of the option's names by which it was given. */
    public String asTyped(String option) {
        List<Given> given = given(option);
        return given.isEmpty() ? option : given.get(0).asTyped();
    }

    /** The option's value; the last one if it was given several times. */
    public Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of an option, in their order. */
    public List<String> values(String option) {
        List<String> values = new ArrayList<>();
        for (Given given : given(option)) {
            values.add(given.value());
        }
        return List.copyOf(values);
    }

    private List<Given> given(String option) {
        List<Given> given = new ArrayList<>();
        for (Level level : levels) {
            given.addAll(level.given(option));
        }
        return given;
    }

    public EngineOptions engineOptions() {
        return new EngineOptions(
                value(SharedOptions.HOST), has(SharedOptions.BOOTSTRAP) ? Consent.BOOTSTRAP : Consent.LOOK_ONLY);
    }

    /** The console as the options want it. */
    public Console on(Console console) {
        if (has(SharedOptions.PLAIN)) {
            return console.plain();
        }
        return has(SharedOptions.NO_COLOR) ? console.withoutColours() : console;
    }

    private Level innermost() {
        return levels.get(levels.size() - 1);
    }
}
