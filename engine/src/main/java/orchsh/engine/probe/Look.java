package orchsh.engine.probe;

/** What one look at a container showed. */
public sealed interface Look {

    /** It holds now. */
    record Holds() implements Look {}

    /**
     * Not yet.
     *
     * @param answer what was seen instead, in a few words
     */
    record NotYet(String answer) implements Look {}

    /**
     * It will not hold, however long one waits.
     *
     * @param why in a few words
     */
    record Never(String why) implements Look {}
}
