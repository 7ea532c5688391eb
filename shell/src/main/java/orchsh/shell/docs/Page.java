package orchsh.shell.docs;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that shows commands and what they print.
 *
 * @param path where it is
 * @param shownAs what the user calls it
 * @param text all of it
 * @param examples the commands in the order in which they stand
 */
public record Page(Path path, String shownAs, String text, List<Example> examples) {
    public Page {
        examples = List.copyOf(examples);
    }

    List<String> lines() {
        return List.of(text.split("\n", -1));
    }
}
