package orchsh.engine.docker;

import java.util.List;

/** Why something could not be done with the private engine, for whoever words it for the user. */
public final class PrivateEngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is to blame. */
    public enum Reason {
        /** Something went wrong; the message says what, and ends with the last lines of the engine's log. */
        FAILED,
        /** The folder's path is too long or too strange, or the folder holds something else. */
        FOLDER_UNUSABLE,
        /** Only root may do this. */
        NOT_ROOT,
        /** Programs are missing; the packages that have them are known. */
        PACKAGES_MISSING,
        /** Another dockerd is in this machine's network, and ours was told to be there too. */
        OTHER_ENGINE,
        /** The caller did not want it any more. */
        CANCELLED;

        static Reason of(int exitCode) {
            return switch (exitCode) {
                case 2 -> FOLDER_UNUSABLE;
                case 4 -> NOT_ROOT;
                case 5 -> PACKAGES_MISSING;
                case 6 -> OTHER_ENGINE;
                case 130, 143 -> CANCELLED;
                default -> FAILED;
            };
        }
    }

    private final Reason reason;
    private final transient List<String> packages;

    PrivateEngineException(Reason reason, List<String> packages, String message) {
        super(message);
        this.reason = reason;
        this.packages = List.copyOf(packages);
    }

    public Reason reason() {
        return reason;
    }

    /** The Debian packages to install, when they are missing. */
    public List<String> packages() {
        return packages;
    }
}
