package orchsh.dsl.snippet;

import java.nio.charset.StandardCharsets;

/**
 * One thing that a snippet does, as its text shows.
 *
 * @param kind what kind of thing
 * @param what the thing itself, as it was written
 */
public record Fact(Kind kind, String what) implements Comparable<Fact> {
    private static final int LONGEST = 160;
    /** Said about what is cut off, which would be no shorter than that. */
    private static final int MOST_BEHIND = 40;

    /** The graver ones first. */
    public enum Kind {
        PROGRAM("is a program that can do what you can do: "),
        HOST("does something on the host: "),
        PRIVILEGE("asks for a privilege: "),
        HOST_PATH("uses a path of the host: "),
        HOST_VARIABLE("reads a variable of the host: "),
        SHARED("uses what others have: "),
        OTHERS("changes other services: "),
        PORT("publishes a port: "),
        BUILD("builds an image: "),
        IMAGE("runs an image: "),
        USES("takes in: "),
        PARAM("takes a param: ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * What could end a line or steer a terminal is made visible. What is very long is cut, and a digest stands for the rest, so
     * that a change there is seen as one.
     */
    public Fact {
        StringBuilder visible = new StringBuilder();
        what.strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .codePoints()
                .forEach(point ->
                        visible.append(isHidden(point) ? String.format("\\u%04x", point) : Character.toString(point)));
        what = visible.length() > LONGEST + MOST_BEHIND ? cut(visible) : visible.toString();
    }

    /** Whether nobody sees it, or something else than it is. */
    static boolean isHidden(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String cut(StringBuilder visible) {
        String rest = visible.substring(LONGEST);
        String digest = Content.hashOf(rest.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        return visible.substring(0, LONGEST) + "… and " + rest.length() + " more characters, " + digest;
    }

    @Override
    public int compareTo(Fact other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? what.compareTo(other.what) : byKind;
    }

    @Override
    public String toString() {
        return kind.words + what;
    }
}
