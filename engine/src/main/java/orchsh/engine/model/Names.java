package orchsh.engine.model;

import java.util.regex.Pattern;

/** What may be a name of a stack, a service, a network or a volume. */
final class Names {
    private static final Pattern STACK = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Pattern THING = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");

    private Names() {}

    static String stack(String name) {
        if (!STACK.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "`" + name
                            + "` is not a name for a stack: use lower-case letters, digits, `-` and `_`, a letter or digit first");
        }
        return name;
    }

    static String thing(String what, String name) {
        if (!THING.matcher(name).matches()) {
            throw new IllegalArgumentException("`" + name + "` is not a name for a " + what
                    + ": use letters, digits, `-`, `_` and `.`, a letter or digit first");
        }
        return name;
    }
}
