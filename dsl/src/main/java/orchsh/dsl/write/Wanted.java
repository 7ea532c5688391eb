package orchsh.dsl.write;

import java.util.Locale;

/**
 * A secret value that is not written down.
 *
 * @param name the param that it is given by
 * @param variable the variable of the environment that it is read from
 * @param meaning what it is
 * @param value the value itself, which never gets into a file
 */
public record Wanted(String name, String variable, String meaning, String value) {
    /** The variable that a value of that name is read from. */
    public static String variableOf(String name) {
        String upper = name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return upper.matches("[0-9].*") ? "_" + upper : upper;
    }

    /** Without the value. */
    @Override
    public String toString() {
        return name + " (" + variable + "): " + meaning;
    }
}
