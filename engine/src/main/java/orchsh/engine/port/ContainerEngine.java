package orchsh.engine.port;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Build;
import orchsh.engine.model.Hook;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.RestartPolicy;

/**
 * Changes a container engine; every method is one thing done. What fails is said by a {@code ProblemException} in
 * words a user can act on. Safe for use by several threads at once.
 */
public interface ContainerEngine extends AutoCloseable {

    /** Returns the network's id. */
    String createNetwork(NetworkOrder order);

    void createVolume(VolumeOrder order);

    /**
     * Fetches an image from its registry.
     *
     * @param platform the kind of machine it is for; absent means the engine's own
     */
    void pullImage(ImageReference image, Optional<String> platform, Progress progress, CancellationToken cancellation)
            throws RegistryUnreachableException;

    /** The content that an image has in its registry now; absent when that cannot be told. */
    Optional<String> digestInRegistry(ImageReference image, CancellationToken cancellation);

    /** Sends an image to its registry, and returns the digest by which it is known there. */
    String pushImage(ImageReference image, Progress progress, CancellationToken cancellation);

    /** What images can be built with here. */
    Set<Builder> builders();

    /**
     * Returns the id of the image that was built.
     *
     * @param context a tar of the files; empty when the builder gets at them itself
     */
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

    /** Says whether the engine starts a container again by itself. */
    void setRestart(String container, RestartPolicy policy);

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

    /**
     * Removes a network. An engine may have lost count of who is in it, and then keeps it until it is started again.
     *
     * @return why it stays though nobody is in it; absent when it is gone
     */
    Optional<String> removeNetwork(String idOrName);

    void removeVolume(String name);

    /** Takes a name from an image that no container uses; with its last name the image goes. By its id it goes if it has no name. */
    void removeImage(String idOrName);

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

    /** What can build an image. */
    enum Builder {
        /** The engine's old one, which knows the least. */
        CLASSIC,
        /** The one that newer engines have built in, as far as it can be used without a conversation. */
        BUILDKIT,
        /** The docker command's plugin, which has that conversation. */
        BUILDX
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

        public RegistryUnreachableException(String reason) {
            this(reason, reason);
        }

        /**
         * A registry that cannot be reached.
         *
         * @param reason why, in a few words
         * @param engineWords how the engine says it
         */
        public RegistryUnreachableException(String reason, String engineWords) {
            super(engineWords);
            this.reason = reason;
        }

        /** Why, in a few words. */
        public String reason() {
            return reason;
        }

        /** The engine's own words, where they are others. */
        public List<String> details() {
            String words = String.valueOf(getMessage());
            return words.equals(reason) ? List.of() : List.of("the engine says: " + words);
        }
    }

    /**
     * An image to build.
     *
     * @param names the names it gets
     * @param build how it is made
     * @param builder what makes it
     * @param dockerfile path of the Dockerfile in the tar
     * @param dockerfileText what is in it, to find the line of a step that fails; empty when it is not known here
     * @param bases the images it is made from, as far as known
     * @param labels labels of the image beside those of the build
     * @param cache whether earlier results may be used
     */
    record BuildOrder(
            List<ImageReference> names,
            Build build,
            Builder builder,
            String dockerfile,
            String dockerfileText,
            List<ImageReference> bases,
            Map<String, String> labels,
            BuildCache cache) {
        public BuildOrder {
            names = List.copyOf(names);
            bases = List.copyOf(bases);
            labels = Map.copyOf(labels);
        }
    }
}
