package orchsh.engine.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that is looked for in a text. Unlike {@link Pattern} it has equality.
 *
 * @param regex the expression
 */
public record TextPattern(String regex) {
    public TextPattern {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("`" + regex + "` is not a regular expression: " + e.getDescription(), e);
        }
    }

    public boolean foundIn(String text) {
        return Pattern.compile(regex).matcher(text).find();
    }

    @Override
    public String toString() {
        return "/" + regex + "/";
    }
}
