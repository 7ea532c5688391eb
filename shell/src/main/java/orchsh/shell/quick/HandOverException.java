package orchsh.shell.quick;

/** Ends the small program's try at a command that only the large one can carry out. */
final class HandOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandOverException() {
        super("it is for the whole program");
    }
}
