package orchsh.shell.prompt;

import java.util.Optional;

/** What the prompt itself says. */
final class Wording {
    static final String PROMPT = "orchsh> ";

    private static final int LONGEST = 30;

    private Wording() {}

    /** The prompt for more of something that is open. */
    static String prompt(Optional<String> open) {
        return open.map(label -> shortened(label) + "> ").orElse(PROMPT);
    }

    /** What is open, on one line. */
    static String shortened(String label) {
        String line = label.isBlank() ? "..." : label.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    /** What is said before that which runs in the background is waited for. */
    static Optional<String> leaving(int jobs) {
        return jobs == 0 ? Optional.empty() : Optional.of("ending what runs in the background ...");
    }

    /** What is said of an end that is none. */
    static Optional<String> told(Foreground.Ending ending) {
        return switch (ending.way()) {
            case ENDED, INTERRUPTED -> Optional.empty();
            case FAILED -> Optional.of("error: something went wrong inside orchsh; the session goes on");
            case LEFT_ALONE -> Optional.of("it does not end; it is left alone, and what it still prints is not shown");
        };
    }
}
