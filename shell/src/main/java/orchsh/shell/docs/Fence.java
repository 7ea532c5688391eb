package orchsh.shell.docs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that a block of code begins with.
 *
 * @param indent what stands in front of it
 * @param signs three or more of the same sign
 * @param isConsole whether the block is a session
 */
record Fence(String indent, String signs, boolean isConsole) {
    private static final Pattern LINE = Pattern.compile("([ \\t]*)(`{3,}|~{3,})[ \\t]*([^\\s`]*)([^`]*)");

    static Optional<Fence> in(String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        return matcher.matches()
                ? Optional.of(new Fence(
                        matcher.group(1), matcher.group(2), matcher.group(3).equals("console")))
                : Optional.empty();
    }

    /** Whether the block ends here. */
    boolean isClosedBy(String line) {
        String text = line.strip();
        return text.length() >= signs.length() && text.chars().allMatch(sign -> sign == signs.charAt(0));
    }

    /** A line of the block as it would be without what stands in front of the fence. */
    String inside(String line) {
        int shared = 0;
        while (shared < Math.min(indent.length(), line.length()) && isBlank(line.charAt(shared))) {
            shared++;
        }
        return line.substring(shared).stripTrailing();
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\t';
    }
}
