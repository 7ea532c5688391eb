package orchsh.shell.docs;

import java.util.List;

/**
 * A command that a page shows, and what it says of its end.
 *
 * @param line where it stands, counted from 1
 * @param command what is typed, of one line or several
 * @param from the index of the line behind it
 * @param to the index of the line behind what it prints and its exit code
 * @param indent what stands in front of each line of its block
 * @param output what it prints, with placeholders
 * @param exitCode how it ends
 */
public record Example(int line, String command, int from, int to, String indent, List<String> output, int exitCode) {
    private static final int LONGEST = 80;

    public Example {
        output = List.copyOf(output);
    }

    /** The command on one line that is not too long. */
    public String shown() {
        String first = command.lines().findFirst().orElse("");
        boolean isWhole = first.length() == command.length() && first.length() <= LONGEST;
        return isWhole ? first : first.substring(0, Math.min(first.length(), LONGEST)) + "…";
    }
}
