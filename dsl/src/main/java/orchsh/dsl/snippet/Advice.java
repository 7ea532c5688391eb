package orchsh.dsl.snippet;

import java.util.regex.Pattern;

/**
 * The commands that help on, as they are typed.
 *
 * @param stack the script of the stack as the user would type it; empty for the one that is found without being named
 */
record Advice(String stack) {
    private static final String FOUND_UNNAMED = "stack.groovy";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./~@:+-]+");

    /** For example {@code orchsh snippet update './x.groovy'}. */
    String command(String verb, Reference reference) {
        String chosen = stack.isEmpty() || stack.equals(FOUND_UNNAMED)
                ? ""
                : (PLAIN.matcher(stack).matches() ? stack : quoted(stack)) + " ";
        return "orchsh " + chosen + "snippet " + verb + " " + quoted(reference.text());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The folder of the script, with a slash behind it, or empty. */
    String folder() {
        return stack.substring(0, stack.lastIndexOf('/') + 1);
    }
}
