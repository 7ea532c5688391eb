package orchsh.engine.port;

import java.io.IOException;

/**
 * A conversation with a process in a container. One thread reads, another may write at the same time. To be closed, which
 * lets go of the process and does not end it.
 */
public interface Session extends AutoCloseable {

    /**
     * Hands over what the process prints until it ends or is let go of.
     *
     * @return how it ended, with the process's own exit code
     */
    Ending read(Output output);

    /** Sends input. Whoever writes to a process that has ended is told so by {@link #read}, too. */
    void write(byte[] bytes, int offset, int length);

    /** Tells the process that its input is at an end. */
    void endInput();

    /** Tells the process that its terminal has another size. Does nothing for one that has ended. */
    void resize(TerminalSize size);

    @Override
    void close();

    /** Receives what a process prints. */
    @FunctionalInterface
    interface Output {
        void write(Channel channel, byte[] bytes, int offset, int length) throws IOException;
    }

    /** Where a process prints to; with a terminal everything is output. */
    enum Channel {
        OUTPUT,
        ERRORS
    }

    /** How a conversation ended. */
    sealed interface Ending {
        /** The process has ended. */
        record Exited(int code) implements Ending {}

        /** The user let go of it with the detach keys; it still runs. */
        record Detached() implements Ending {}
    }
}
