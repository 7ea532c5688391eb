package orchsh.dsl.compose;

import java.util.Optional;
import java.util.Set;

/**
 * Finds what a compose file calls its project by its lines alone, for commands that need nothing else. Everything that
 * could be read in two ways is left to those who read the whole file.
 */
public final class NameLine {
    private static final Set<String> NO_TEXTS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    private final String[] lines;
    private boolean quotesMayBeOpen;
    private boolean hasServices;
    private String name = "";

    private NameLine(String text) {
        this.lines = text.split("\n", -1);
    }

    /** The name; an empty one when the file says none; absent when that cannot be told. */
    public static Optional<String> in(String text) {
        NameLine reader = new NameLine(text);
        return reader.read() && reader.hasServices ? Optional.of(reader.name) : Optional.empty();
    }

    /** Whether all lines could be told apart. */
    private boolean read() {
        for (int i = 0; i < lines.length; i++) {
            String line = withoutComment(lines[i]);
            if (isTop(line)) {
                int colon = line.indexOf(':');
                if (colon < 1 || !isPlain(line.substring(0, colon))) {
                    return false;
                }
                String value = line.substring(colon + 1);
                if (!value.isEmpty() && !value.startsWith(" ")) {
                    return false;
                }
                hasServices |= line.startsWith("services:");
                if (line.startsWith("name:") && !readName(value.strip(), i)) {
                    return false;
                }
            }
            quotesMayBeOpen |= isOdd(line, '"') || isOdd(line, '\'');
        }
        return true;
    }

    private static boolean isTop(String line) {
        return !line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '\t';
    }

    private boolean readName(String value, int at) {
        boolean quoted = value.length() > 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        String bare = quoted ? value.substring(1, value.length() - 1) : value;
        boolean isText = quoted || (!bare.isEmpty() && !Character.isDigit(bare.charAt(0)) && !NO_TEXTS.contains(bare));
        if (!name.isEmpty() || quotesMayBeOpen || !isText || !isPlain(bare) || isContinued(at)) {
            return false;
        }
        name = bare;
        return true;
    }

    /** A text goes on in lines that are further in. */
    private boolean isContinued(int at) {
        for (int i = at + 1; i < lines.length; i++) {
            String line = withoutComment(lines[i]);
            if (!line.isEmpty()) {
                return !isTop(line);
            }
        }
        return false;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!isLetterOrDigit && (i == 0 || (c != '-' && c != '_'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String withoutComment(String line) {
        int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
        return (comment < 0 ? line : line.substring(0, comment)).stripTrailing();
    }

    private static boolean isOdd(String line, char quote) {
        boolean odd = false;
        for (int at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) {
            odd = !odd;
        }
        return odd;
    }
}
