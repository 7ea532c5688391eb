package orchsh.shell.session.declare;

import java.util.List;

/** Writes words as a line of the language. */
final class GroovyLine {
    private GroovyLine() {}

    /** A word with what it is given. */
    static String of(String word, List<String> values) {
        return word + " "
                + String.join(", ", values.stream().map(GroovyLine::value).toList());
    }

    /** A word with one thing that is called something else: {@code link 'db': 'database'}. */
    static String pair(String word, String key, String value) {
        return word + " " + quoted(key) + ": " + quoted(value);
    }

    /** Numbers and truths as they are, everything else as a text. */
    static String value(String text) {
        return text.matches("true|false|0|[1-9]\\d{0,8}") ? text : quoted(text);
    }

    static String quoted(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + "'";
    }
}
