package orchsh.dsl.compose.yaml;

/** The tags that say how a file changes those before it. */
public final class YamlTags {
    /** What the files before said of this is forgotten. */
    public static final String RESET = "!reset";

    /** What the files before said of this is replaced, not added to. */
    public static final String OVERRIDE = "!override";

    private YamlTags() {}

    /** Whether a tag says what becomes of the files before, and nothing of the value itself. */
    static boolean isOrder(String tag) {
        return tag.equals(RESET) || tag.equals(OVERRIDE);
    }
}
