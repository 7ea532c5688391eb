package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a command is written: its word, what it is for, its options, arguments and parts. */
public final class CommandForm {
    private final String name;
    private final List<String> description;
    private final List<OptionForm> options = new ArrayList<>();
    private final Map<String, OptionForm> optionsByName = new LinkedHashMap<>();
    private final Map<String, CommandForm> parts = new LinkedHashMap<>();
    private Optional<WordsForm> words = Optional.empty();
    private Optional<String> example = Optional.empty();
    private boolean optionsEndAtWord;
    private boolean onlyLooks;
    private @Nullable CommandForm whole;

    CommandForm(String name, List<String> description) {
        this.name = name;
        this.description = List.copyOf(description);
    }

    public CommandForm addOption(OptionForm option) {
        options.add(option);
        for (String written : option.names()) {
            if (optionsByName.put(written, option) != null) {
                throw new IllegalStateException("`" + name + "` has two options `" + written + "`");
            }
        }
        return this;
    }

    public CommandForm addPositional(WordsForm taken) {
        words = Optional.of(taken);
        return this;
    }

    /** How it is written, for those who ask for help. */
    public CommandForm showing(String line) {
        example = Optional.of(line);
        return this;
    }

    public Optional<String> example() {
        return example;
    }

    /** What stands behind its first word is the business of another program, also what looks like an option. */
    public CommandForm endOptionsAtWord() {
        optionsEndAtWord = true;
        return this;
    }

    public boolean optionsEndAtWord() {
        return optionsEndAtWord;
    }

    /** It changes nothing, neither a stack nor an engine. */
    CommandForm onlyLooking() {
        onlyLooks = true;
        return this;
    }

    public boolean onlyLooks() {
        return onlyLooks;
    }

    /** Adds a command that is said after this one's word. */
    public void addPart(CommandForm part) {
        part.whole = this;
        parts.put(part.name, part);
    }

    public String name() {
        return name;
    }

    /** Its word with those that lead to it from the top. */
    public String wholeName() {
        return whole == null ? name : whole.wholeName() + " " + name;
    }

    boolean isPart() {
        return whole != null;
    }

    public List<String> description() {
        return description;
    }

    public List<OptionForm> options() {
        return options;
    }

    public Set<String> optionNames() {
        return Collections.unmodifiableSet(optionsByName.keySet());
    }

    public Optional<OptionForm> option(String written) {
        return Optional.ofNullable(optionsByName.get(written));
    }

    public Optional<WordsForm> words() {
        return words;
    }

    public Map<String, CommandForm> parts() {
        return Collections.unmodifiableMap(parts);
    }
}
