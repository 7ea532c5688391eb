package orchsh.engine.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression that is looked for in a text. Unlike {@link Pattern} it has equality. */
public final class TextPattern {
    /** Each of them by itself: {@link Pattern#quote} puts marks around the whole, which nobody wants to read. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]");

    private final Pattern pattern;

    /** The pattern of that expression. */
    public TextPattern(String regex) {
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("`" + regex + "` is not a regular expression: " + e.getDescription(), e);
        }
    }

    /** The pattern of a text that is looked for as it is. */
    public static TextPattern literal(String text) {
        return new TextPattern(SPECIAL.matcher(text).replaceAll("\\\\$0"));
    }

    /** The expression as it was written. */
    public String regex() {
        return pattern.pattern();
    }

    public boolean foundIn(String text) {
        return pattern.matcher(text).find();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern text && regex().equals(text.regex());
    }

    @Override
    public int hashCode() {
        return regex().hashCode();
    }

    @Override
    public String toString() {
        return "/" + regex() + "/";
    }
}
