package orchsh.shell.syntax;

import java.util.Comparator;
import java.util.List;

/**
 * An option of a command.
 *
 * @param names how it is written, for example {@code -f} and {@code --file}
 * @param label what its value is; empty if it takes none
 * @param description what it is for
 * @param listing whether the help of the command lists it
 * @param valueLike what the word behind it must look like to be its value, where it can do without one; empty where it cannot
 * @param columns what the rows of a list have only with it
 */
public record OptionForm(
        List<String> names, String label, String description, Listing listing, String valueLike, List<String> columns) {
    /** What no word looks like: the value can only be written with a `=`. */
    public static final String ATTACHED_ONLY = "(?!)";

    public OptionForm {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an option without a name: " + description);
        }
    }

    /** Whether the help of a command lists an option. */
    public enum Listing {
        LISTED,
        UNLISTED
    }

    /** Whether an option has a value. */
    public enum ValueIs {
        NONE,
        NEEDED,
        POSSIBLE
    }

    public ValueIs valueIs() {
        if (label.isEmpty()) {
            return ValueIs.NONE;
        }
        return valueLike.isEmpty() ? ValueIs.NEEDED : ValueIs.POSSIBLE;
    }

    /** Whether the word behind it is its value, whatever it looks like. */
    public boolean takesValue() {
        return valueIs() == ValueIs.NEEDED;
    }

    boolean looksLikeValue(String word) {
        return word.matches(valueLike);
    }

    public String longestName() {
        return names.stream().max(Comparator.comparing(String::length)).orElseThrow();
    }

    OptionForm named(List<String> others) {
        return new OptionForm(others, label, description, listing, valueLike, columns);
    }

    OptionForm unlisted() {
        return new OptionForm(names, label, description, Listing.UNLISTED, valueLike, columns);
    }

    /** The same, of a list whose rows have these columns only with it. */
    public OptionForm adding(String... theirs) {
        return new OptionForm(names, label, description, listing, valueLike, List.of(theirs));
    }
}
