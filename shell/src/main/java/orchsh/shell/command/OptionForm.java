package orchsh.shell.command;

import java.util.Comparator;
import java.util.List;

/**
 * An option of a command.
 *
 * @param names how it is written, for example {@code -f} and {@code --file}
 * @param label what its value is; empty if it takes none
 * @param description what it is for
 * @param listing whether the help of the command lists it
 */
record OptionForm(List<String> names, String label, String description, Listing listing) {
    OptionForm {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an option without a name: " + description);
        }
    }

    /** Whether the help of a command lists an option. */
    enum Listing {
        LISTED,
        UNLISTED
    }

    boolean takesValue() {
        return !label.isEmpty();
    }

    String longestName() {
        return names.stream().max(Comparator.comparing(String::length)).orElseThrow();
    }

    OptionForm named(List<String> others) {
        return new OptionForm(others, label, description, listing);
    }

    OptionForm unlisted() {
        return new OptionForm(names, label, description, Listing.UNLISTED);
    }
}
