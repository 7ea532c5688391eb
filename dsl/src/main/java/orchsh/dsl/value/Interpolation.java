package orchsh.dsl.value;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts values where a text names variables: {@code $NAME}, <code>${NAME}</code>, with {@code :-} or {@code -} and what
 * stands in, {@code :+} or {@code +} and what is put instead, {@code :?} or {@code ?} and what is wrong without. The forms
 * with a colon take an empty value for none. {@code $$} is a dollar sign.
 */
public final class Interpolation {
    private static final int DEEPEST = 64;

    private final String text;
    private final Function<String, Optional<String>> variables;
    private final Consumer<String> unset;
    private final int depth;
    private int at;

    private Interpolation(
            String text, Function<String, Optional<String>> variables, Consumer<String> unset, int depth) {
        this.text = text;
        this.variables = variables;
        this.unset = unset;
        this.depth = depth;
    }

    /** The text with all values put in; a form that cannot be read is an {@link IllegalArgumentException}. */
    public static String of(String text, Function<String, Optional<String>> variables) {
        return of(text, variables, name -> {});
    }

    /**
     * As {@link #of(String, Function)}.
     *
     * @param unset is told the variables that have no value, where nothing stands in for one
     */
    public static String of(String text, Function<String, Optional<String>> variables, Consumer<String> unset) {
        return text.indexOf('$') < 0 ? text : new Interpolation(text, variables, unset, 0).run();
    }

    /** What stands behind the operator of a form may have forms in it again. */
    private String within(String word) {
        if (word.indexOf('$') < 0) {
            return word;
        }
        if (depth == DEEPEST) {
            throw new WordException(
                    "variables stand within one another more than " + DEEPEST + " deep",
                    "a variable of its own takes what is inside");
        }
        return new Interpolation(word, variables, unset, depth + 1).run();
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
                result.append(name.isEmpty() ? "$" : plain(name));
            }
        }
        return result.toString();
    }

    private String plain(String name) {
        return variables.apply(name).orElseGet(() -> {
            unset.accept(name);
            return "";
        });
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
        if (rest.isEmpty()) {
            return plain(name);
        }
        Optional<String> given = variables.apply(name);
        Optional<String> value = given.filter(found -> !colon || !found.isEmpty());
        String word = operator.isEmpty() ? "" : operator.substring(1);
        return switch (operator.isEmpty() ? ' ' : operator.charAt(0)) {
            case '-' -> value.orElseGet(() -> within(word));
            case '+' -> value.isPresent() ? within(word) : "";
            case '?' -> value.orElseThrow(() -> missing(name, given.isPresent(), within(word)));
            default -> throw unreadable(start);
        };
    }

    private static WordException missing(String name, boolean given, String why) {
        String state = "variable `" + name + "` is " + (given ? "empty" : "not set");
        return new WordException(why.isEmpty() ? state : state + ": " + why);
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
