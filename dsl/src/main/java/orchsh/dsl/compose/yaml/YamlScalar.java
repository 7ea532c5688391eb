package orchsh.dsl.compose.yaml;

import orchsh.dsl.build.Place;

/**
 * A text, number, boolean, point in time or nothing.
 *
 * @param text what stands there, quotes and escapes gone
 * @param kind what it is when nobody expects anything in particular
 * @param style how it was written down
 * @param interpolated whether variables were put in; such a value is a text wherever no other kind is asked for
 * @param tag the tag of its own that it bears; empty for none
 * @param at where it stands
 */
public record YamlScalar(String text, Kind kind, Style style, boolean interpolated, String tag, Place at)
        implements YamlValue {

    /** What a scalar is. */
    public enum Kind {
        NULL("nothing"),
        BOOLEAN("a boolean"),
        INTEGER("a number"),
        FLOAT("a number"),
        TIME("a date"),
        TEXT("a text");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }
    }

    /** How a scalar was written down. */
    public enum Style {
        PLAIN,
        QUOTED,
        BLOCK
    }

    /** A text that no file says. */
    public static YamlScalar text(String text, Place at) {
        return new YamlScalar(text, Kind.TEXT, Style.QUOTED, false, "", at);
    }

    /** Nothing, that no file says. */
    public static YamlScalar none(Place at) {
        return new YamlScalar("", Kind.NULL, Style.PLAIN, false, "", at);
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    /** Its value as docker compose writes it where a text is wanted: {@code 010} is {@code 8}, {@code 1.10} is {@code 1.1}. */
    public String asText() {
        return switch (kind) {
            case NULL -> "";
            case BOOLEAN -> Boolean.toString(isTrue());
            case INTEGER -> ScalarRules.integer(text).orElseThrow().toString();
            case FLOAT -> ScalarRules.floatText(ScalarRules.floating(text).orElseThrow());
            case TIME, TEXT -> text;
        };
    }

    /** Whether it is the boolean {@code true}. */
    public boolean isTrue() {
        return kind == Kind.BOOLEAN && text.equalsIgnoreCase("true");
    }

    /** The same after variables were put in. */
    public YamlScalar interpolatedTo(String value) {
        return new YamlScalar(value, Kind.TEXT, style, true, tag, at);
    }

    @Override
    public String kindInWords() {
        return kind.inWords;
    }

    @Override
    public YamlScalar untagged() {
        return new YamlScalar(text, kind, style, interpolated, "", at);
    }

    /** As docker compose reads it, texts in quotes when they would be something else without. */
    @Override
    public String toString() {
        String plain = kind == Kind.TEXT && ScalarRules.kindOf(text) != Kind.TEXT ? '"' + text + '"' : asText();
        String shown = isNull() ? "null" : plain;
        return tag.isEmpty() ? shown : tag + " " + shown;
    }
}
