package orchsh.shell.call;

import java.nio.file.Path;
import java.util.Optional;

/** The private engine: a Docker daemon of our own that keeps out of the way of any other. */
public interface OwnEngine {

    /** How far it is. The engine itself is not asked, so one that is stuck can be told too. */
    State state();

    /** The folder with all it has. */
    Path data();

    /** All that is known of it; the engine itself is asked, but not waited for when it is stuck. */
    Status status();

    /** Starts it unless it runs. */
    void start();

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
     * @param version of the daemon; absent unless it runs and answers
     * @param place where it runs: {@code host}, or {@code box} for namespaces of its own; absent unless it runs
     * @param publishedAt where this machine reaches published ports; absent unless it runs
     * @param data the folder with all it has
     */
    record Status(
            State state,
            String location,
            Optional<String> version,
            Optional<String> place,
            Optional<String> publishedAt,
            Path data) {
        /** Whether it runs and answers. */
        public boolean isUsable() {
            return state == State.RUNNING && version.isPresent();
        }
    }
}
