package orchsh.shell.docs;

/**
 * What came of a command.
 *
 * @param end how it ended
 * @param exitCode 0 unless it ended by itself
 * @param text what it printed until then
 * @param isWhole whether that is all of it
 */
record Answer(End end, int exitCode, String text, boolean isWhole) {

    /** Ways in which a command ends. */
    enum End {
        DONE,
        /** The session ended with it. */
        LEFT,
        TOO_LONG,
        CALLED_OFF
    }
}
