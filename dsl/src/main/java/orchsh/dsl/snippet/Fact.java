package orchsh.dsl.snippet;

/**
 * One thing that a snippet does, as its text shows.
 *
 * @param kind what kind of thing
 * @param what the thing itself, as it was written
 */
public record Fact(Kind kind, String what) implements Comparable<Fact> {
    private static final int LONGEST = 160;

    /** The graver ones first. */
    public enum Kind {
        PROGRAM("is a program that can do what you can do: "),
        HOST("does something on the host: "),
        PRIVILEGE("asks for a privilege: "),
        HOST_PATH("uses a path of the host: "),
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

    /** What could end a line or steer a terminal is made visible, and what is very long is cut. */
    public Fact {
        StringBuilder visible = new StringBuilder();
        what.strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .codePoints()
                .limit(LONGEST + 1L)
                .forEach(point -> {
                    int type = Character.getType(point);
                    boolean hidden = type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR;
                    visible.append(hidden ? String.format("\\u%04x", point) : Character.toString(point));
                });
        what = visible.length() > LONGEST ? visible.substring(0, LONGEST) + "…" : visible.toString();
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
