package orchsh.engine.probe;

/** Exit codes with a meaning of their own. */
final class ExitCodes {
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;

    private ExitCodes() {}

    /** Whether the image has no such program, or none that can be run. */
    static boolean meansNoProgram(int code) {
        return code == CANNOT_RUN || code == NOT_FOUND;
    }
}
