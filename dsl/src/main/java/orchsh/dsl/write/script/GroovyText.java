package orchsh.dsl.write.script;

/** Texts as Groovy spells them. */
final class GroovyText {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

    private GroovyText() {}

    /** In single quotes; of several lines in three of them, as long as they can be read. */
    static String quoted(String text) {
        return isBlock(text) ? "'''" + block(text) + "'''" : "'" + escaped(text, '\'') + "'";
    }

    private static boolean isBlock(String text) {
        int end = text.indexOf('\n');
        return end >= 0
                && end < text.length() - 1
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= FIRST_PRINTABLE && c != DELETE);
    }

    /** Quotes stay as they are where they cannot be taken for the end. */
    private static String block(String text) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alone = i > 0 && i < text.length() - 1 && text.charAt(i - 1) != '\'' && text.charAt(i + 1) != '\'';
            if (c == '\'' && alone || c == '\n' || c == '\t') {
                written.append(c);
            } else {
                written.append(escaped(c, '\''));
            }
        }
        return written.toString();
    }

    /** What stands between quotes of that kind; in double ones a dollar means nothing. */
    static String escaped(String text, char quote) {
        StringBuilder written = new StringBuilder();
        text.chars().forEach(c -> written.append(escaped((char) c, quote)));
        return written.toString();
    }

    private static String escaped(char c, char quote) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '$' -> quote == '"' ? "\\$" : "$";
            default -> {
                boolean strange = c < FIRST_PRINTABLE
                        || c >= DELETE && c < 0xa0
                        || Character.isSurrogate(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == '\u2028'
                        || c == '\u2029';
                yield c == quote ? "\\" + c : strange ? String.format("\\u%04x", (int) c) : String.valueOf(c);
            }
        };
    }

    /** A pattern: between slashes where nothing in it could be taken for something else. */
    static String pattern(String regex) {
        boolean plain = !regex.isEmpty()
                && regex.chars().allMatch(c -> c >= FIRST_PRINTABLE && c < DELETE && c != '/' && c != '$')
                && "*= ".indexOf(regex.charAt(0)) < 0
                && !regex.endsWith("\\")
                && !regex.contains("\\u");
        return plain ? "~/" + regex + "/" : "~'" + escaped(regex, '\'') + "'";
    }
}
