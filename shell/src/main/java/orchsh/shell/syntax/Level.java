package orchsh.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** What was said to one of the commands of a line. */
public final class Level {
    private final CommandForm form;
    private final List<Given> options = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    public Level(CommandForm form) {
        this.form = form;
    }

    /**
     * An option that was given.
     *
     * @param asTyped that one of its names by which it was given
     * @param value its value; empty if it takes none
     */
    public record Given(OptionForm option, String asTyped, String value) {}

    public void add(Given option) {
        options.add(option);
    }

    public void add(String word) {
        words.add(word);
    }

    public CommandForm form() {
        return form;
    }

    /** All that was given of the option with this name, in its order. */
    List<Given> given(String option) {
        List<Given> given = new ArrayList<>();
        for (Given candidate : options) {
            if (candidate.option.names().contains(option)) {
                given.add(candidate);
            }
        }
        return given;
    }

    List<Given> options() {
        return options;
    }

    public List<String> words() {
        return words;
    }
}
