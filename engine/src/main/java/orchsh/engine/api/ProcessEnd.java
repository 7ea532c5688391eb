package orchsh.engine.api;

/** How the process of a session ends, which its output does not tell. */
interface ProcessEnd extends AutoCloseable {

    boolean isRunning();

    /** Waits for the end. */
    int exitCode();

    @Override
    void close();
}
