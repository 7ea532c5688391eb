package orchsh.engine.port;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Hook;
import orchsh.engine.model.ImageReference;

/**
 * Changes a container engine; every method is one thing done. What fails is said by a {@code ProblemException} in
 * words a user can act on. Safe for use by several threads at once.
 */
public interface ContainerEngine extends AutoCloseable {

    /** Returns the network's id. */
    String createNetwork(NetworkOrder order);

    void createVolume(VolumeOrder order);

    /** Fetches an image from its registry. */
    void pullImage(ImageReference image, Progress progress, CancellationToken cancellation)
            throws RegistryUnreachableException;

    /** Returns the id of the image that was built. */
    String buildImage(BuildOrder order, InputStream context, Progress progress, CancellationToken cancellation);

    /** Makes an image of one layer from a tar of its whole file system. */
    void importImage(
            ImageReference image, InputStream fileSystem, List<String> changes, CancellationToken cancellation);

    void tagImage(String idOrName, ImageReference name);

    /**
     * Returns the container's id.
     *
     * @param warnings told in the engine's words what it passed over
     */
    String createContainer(ContainerOrder order, Consumer<String> warnings);

    /** For those who have nobody to tell what the engine passed over. */
    default String createContainer(ContainerOrder order) {
        return createContainer(order, warning -> {});
    }

    void connect(String networkIdOrName, String container, NetworkPlace place);

    void disconnect(String networkIdOrName, String container);

    void rename(String container, String name);

    /** Puts files into a container that need not run; folders that are missing are made. */
    void putFiles(String container, List<FileOrder> files);

    void start(String container);

    /** Runs a hook's command in a running container, to its end. */
    EngineObserver.ExecResult runHook(String container, Hook hook, CancellationToken cancellation);

    /** Asks the container to end, and ends it when the grace time is over. */
    void stop(String container, Duration grace);

    /** Ends the container's process, as {@link #stop} does, and starts it again; one that does not run is started. */
    void restart(String container, Duration grace);

    /** Holds all processes of the container; nothing to do for one that is paused already. */
    void pause(String container);

    /** Lets them go on. */
    void unpause(String container);

    /**
     * Sends a signal to the container's process.
     *
     * @param signal its name or number: {@code HUP}, {@code SIGTERM}, {@code 9}
     */
    void kill(String container, String signal);

    /** Removes a container, running or not. */
    void removeContainer(String container, AnonymousVolumes volumes);

    void removeNetwork(String idOrName);

    void removeVolume(String name);

    @Override
    void close();

    /** What happens to volumes that have no name of their own when their container goes. */
    enum AnonymousVolumes {
        KEEP,
        REMOVE
    }

    /** What a builder makes of the results of earlier builds. */
    enum BuildCache {
        USE,
        IGNORE
    }

    /** Told of steps on the way. */
    @FunctionalInterface
    interface Progress {
        /**
         * @param text what is being done, one line
         * @param done how much, in any unit; 0 when unknown
         * @param total how much in all; 0 when unknown
         */
        void at(String text, long done, long total);

        /** For those who do not care. */
        Progress IGNORED = (text, done, total) -> {};
    }

    /** The registry could not be reached at all, which says nothing about whether it has the image. */
    final class RegistryUnreachableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        public RegistryUnreachableException(String message) {
            super(message);
            this.reason = message;
        }

        /** Why, in a few words. */
        public String reason() {
            return reason;
        }
    }

    /**
     * An image to build.
     *
     * @param names the names it gets
     * @param dockerfile path of the Dockerfile in the context
     * @param args build arguments
     * @param target the stage to stop at
     * @param network the network of its {@code RUN} lines
     * @param labels labels of the image
     * @param cache whether earlier results may be used
     */
    record BuildOrder(
            List<ImageReference> names,
            String dockerfile,
            Map<String, String> args,
            Optional<String> target,
            Optional<String> network,
            Map<String, String> labels,
            BuildCache cache) {
        public BuildOrder {
            names = List.copyOf(names);
            args = Map.copyOf(args);
            labels = Map.copyOf(labels);
        }
    }
}
