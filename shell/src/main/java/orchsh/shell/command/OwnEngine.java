package orchsh.shell.command;

import java.nio.file.Path;
import java.util.Optional;

/** The private engine: a Docker daemon of our own that keeps out of the way of any other. */
public interface OwnEngine {

    Status status();

    /** Starts it unless it runs. */
    Status start();

    /** Ends it with all its containers; images and volumes stay. Does nothing when it does not run. */
    void stop();

    /** Ends it and removes everything it has: containers, images and volumes. */
    void remove();

    /** How far it is. */
    enum State {
        ABSENT,
        STOPPED,
        RUNNING
    }

    /**
     * How it is doing.
     *
     * @param state how far it is
     * @param location its address
     * @param version of the daemon, while it runs
     * @param data the folder with all it has
     */
    record Status(State state, String location, Optional<String> version, Path data) {}
}
