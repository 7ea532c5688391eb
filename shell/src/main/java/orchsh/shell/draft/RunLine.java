package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is behind {@code docker run}, taken apart.
 *
 * @param image what is run
 * @param command what is run in it; empty for what the image says
 */
record RunLine(List<Option> options, String image, List<String> command) {
    private static final Set<String> FLAGS = Set.of(
            "-d",
            "--detach",
            "-t",
            "--tty",
            "-i",
            "--interactive",
            "--rm",
            "-P",
            "--publish-all",
            "--init",
            "--privileged",
            "--read-only");

    RunLine {
        options = List.copyOf(options);
        command = List.copyOf(command);
    }

    /** An option and its value, which is empty for one that takes none. */
    record Option(String name, String value) {}

    /** Absent when it names no image. */
    static Optional<RunLine> of(List<String> words) {
        List<Option> options = new ArrayList<>();
        int at = 0;
        for (; at < words.size() && words.get(at).startsWith("-"); at++) {
            String word = words.get(at);
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                options.add(new Option(word.substring(0, equals), word.substring(equals + 1)));
            } else if (FLAGS.contains(word) || word.matches("-[dtiP]+")) {
                options.add(new Option(word, ""));
            } else if (word.matches("-[epvwuhlm].+")) {
                options.add(new Option(word.substring(0, 2), word.substring(2)));
            } else {
                at++;
                options.add(new Option(word, at < words.size() ? words.get(at) : ""));
            }
        }
        return at < words.size()
                ? Optional.of(new RunLine(options, words.get(at), words.subList(at + 1, words.size())))
                : Optional.empty();
    }

    /** Whether the script goes on while it runs. */
    boolean isDetached() {
        return options.stream().anyMatch(option -> option.name().matches("--detach|-[a-zA-Z]*d[a-zA-Z]*"));
    }

    /** Its own name, else that of its image. */
    String name() {
        return options.stream()
                .filter(option -> option.name().equals("--name"))
                .map(Option::value)
                .reduce((one, other) -> other)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> image.replaceFirst(".*/", "").replaceFirst(":.*", ""));
    }
}
