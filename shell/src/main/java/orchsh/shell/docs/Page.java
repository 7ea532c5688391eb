package orchsh.shell.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file that shows commands and what they print.
 *
 * @param path where it is
 * @param shownAs what the user calls it
 * @param text all of it
 * @param examples the commands in the order in which they stand
 */
public record Page(Path path, String shownAs, String text, List<Example> examples) {
    private static final Pattern BEHIND_LINE = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");

    public Page {
        examples = List.copyOf(examples);
    }

    List<String> lines() {
        return lines(text);
    }

    /** The lines of a text, each with what ends it. */
    static List<String> lines(String text) {
        return List.of(BEHIND_LINE.split(text));
    }
}
