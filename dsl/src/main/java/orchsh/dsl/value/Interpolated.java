package orchsh.dsl.value;

import groovy.lang.GString;
import org.jspecify.annotations.Nullable;

/** Puts together texts with values in them. Groovy's own way looks through all packages of Java first. */
final class Interpolated {
    private Interpolated() {}

    static String text(GString text) {
        StringBuilder plain = new StringBuilder();
        String[] strings = text.getStrings();
        @Nullable Object[] values = text.getValues();
        for (int i = 0; i < strings.length; i++) {
            plain.append(strings[i]);
            if (i < values.length) {
                if (!isPlain(values[i])) {
                    return text.toString();
                }
                plain.append(values[i]);
            }
        }
        return plain.toString();
    }

    /** Whether Groovy writes it as Java does. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof Character;
    }
}
