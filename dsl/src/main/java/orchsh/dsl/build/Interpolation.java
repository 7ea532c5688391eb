package orchsh.dsl.build;

import java.util.Optional;
import java.util.function.Function;

/**
 * Puts values where a text names variables: {@code $NAME}, <code>${NAME}</code>, with {@code :-} or {@code -} and what
 * stands in, {@code :+} or {@code +} and what is put instead, {@code :?} or {@code ?} and what is wrong without. The forms
 * with a colon take an empty value for none. {@code $$} is a dollar sign.
 */
public final class Interpolation {
    private final String text;
    private final Function<String, Optional<String>> variables;
    private int at;

    private Interpolation(String text, Function<String, Optional<String>> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** The text with all values put in; a form that cannot be read is an {@link IllegalArgumentException}. */
    public static String of(String text, Function<String, Optional<String>> variables) {
        return text.indexOf('$') < 0 ? text : new Interpolation(text, variables).run();
    }

    private String run() {
        StringBuilder result = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '$' || at == text.length()) {
                result.append(c);
            } else if (text.charAt(at) == '$') {
                at++;
                result.append('$');
            } else if (text.charAt(at) == '{') {
                at++;
                result.append(braced());
            } else {
                String name = name();
                result.append(name.isEmpty() ? "$" : variables.apply(name).orElse(""));
            }
        }
        return result.toString();
    }

    private String name() {
        int start = at;
        while (at < text.length() && isPartOfName(text.charAt(at), at == start)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isPartOfName(char c, boolean first) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
    }

    private String braced() {
        int start = at - 2;
        String name = name();
        int end = closing(start);
        String rest = text.substring(at, end);
        at = end + 1;
        if (name.isEmpty()) {
            throw unreadable(start);
        }
        boolean colon = rest.startsWith(":");
        String operator = rest.substring(colon ? 1 : 0);
        Optional<String> value = variables.apply(name).filter(found -> !colon || !found.isEmpty());
        if (rest.isEmpty()) {
            return value.orElse("");
        }
        String word = operator.isEmpty() ? "" : operator.substring(1);
        return switch (operator.isEmpty() ? ' ' : operator.charAt(0)) {
            case '-' -> value.orElseGet(() -> of(word, variables));
            case '+' -> value.isPresent() ? of(word, variables) : "";
            case '?' ->
                value.orElseThrow(() -> new WordException(
                        word.isEmpty()
                                ? "variable `" + name + "` is not set"
                                : "variable `" + name + "` is not set: " + word));
            default -> throw unreadable(start);
        };
    }

    /** The brace that closes, those of forms within left out. */
    private int closing(int start) {
        int depth = 1;
        for (int i = at; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw unreadable(start);
    }

    private WordException unreadable(int start) {
        return new WordException(
                "`" + text.substring(start) + "` is not a variable",
                "write ${NAME}, ${NAME:-default} or $$ for a dollar sign");
    }
}
