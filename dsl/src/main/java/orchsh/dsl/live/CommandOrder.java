package orchsh.dsl.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to run to its end.
 *
 * @param words its words; none means the service's own command, where there is one
 * @param env variables beside those that are there anyway
 * @param user whom it runs as; absent means whoever it would be anyway
 * @param folder where it runs; absent means where it would anyway
 * @param input what it reads
 * @param timeout how long it may take
 * @param echo whether its output is shown as it comes
 * @param output the file that its output goes to instead of being kept
 */
public record CommandOrder(
        List<String> words,
        Map<String, String> env,
        Optional<String> user,
        Optional<String> folder,
        Input input,
        Optional<Duration> timeout,
        Echo echo,
        Optional<Path> output) {
    private static final int LONGEST_SHOWN = 100;

    public CommandOrder {
        words = List.copyOf(words);
        env = Map.copyOf(env);
    }

    /** Its words as far as they fit into a sentence. */
    public String shown() {
        return shown(words);
    }

    /** Words as far as they fit into a sentence. */
    public static String shown(List<String> words) {
        String whole = String.join(" ", words);
        String line = whole.lines().findFirst().orElse("");
        boolean fits = line.length() <= LONGEST_SHOWN && whole.lines().count() <= 1;
        return fits ? line : line.substring(0, Math.min(line.length(), LONGEST_SHOWN)) + "...";
    }

    /** Whether output is shown as it comes. */
    public enum Echo {
        SHOWN,
        QUIET
    }

    /** What a command reads. */
    public sealed interface Input {
        /** Nothing. */
        record None() implements Input {}

        /** A text. */
        record Text(String text) implements Input {}

        /** A file of the host, passed on as it is read. */
        record File(Path path) implements Input {}
    }
}
