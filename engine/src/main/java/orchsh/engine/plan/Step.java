package orchsh.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import orchsh.engine.definition.Amounts;
import orchsh.engine.model.Build;
import orchsh.engine.model.ExposedPort;
import orchsh.engine.model.Hook;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Link;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerEngine.BuildCache;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.FileOrder;
import orchsh.engine.port.NetworkOrder;
import orchsh.engine.port.NetworkPlace;
import orchsh.engine.port.VolumeOrder;

/** One thing to do: a single call of the engine, or one wait. It holds all that is needed to do it. */
public sealed interface Step {

    /** What is done, in words, for example {@code create db}. */
    String describe();

    /** The service it is done for; empty when it is done for the whole stack. */
    default String service() {
        return "";
    }

    /** Whether the engine is different afterwards. */
    default boolean changes() {
        return true;
    }

    /**
     * Make a network.
     *
     * @param goesByName whether its name is enough to address it by; else others have to use the id it gets
     */
    record CreateNetwork(NetworkOrder order, boolean goesByName) implements Step {
        /** Its name on the engine. */
        public String name() {
            return order.name();
        }

        @Override
        public String describe() {
            return "create network " + order.name();
        }
    }

    record CreateVolume(VolumeOrder order) implements Step {
        /** Its name on the engine. */
        public String name() {
            return order.name();
        }

        @Override
        public String describe() {
            return "create volume " + order.name();
        }
    }

    /**
     * Fetch an image.
     *
     * @param presence what the engine has under that name now
     * @param platform the kind of machine it is for; absent means the engine's own
     */
    record PullImage(String service, ImageReference image, Presence presence, Optional<String> platform)
            implements Step {
        /** An image for the engine's own kind of machine. */
        public PullImage(String service, ImageReference image, Presence presence) {
            this(service, image, presence, Optional.empty());
        }

        /** What the engine has under a name. */
        public enum Presence {
            MISSING,
            STAND_IN,
            /** The registry has another one now. */
            REPLACED,
            /** The one that is here is for another kind of machine. */
            OTHER_PLATFORM,
            /** Only the registry knows whether it is the newest. */
            UNCERTAIN
        }

        @Override
        public String describe() {
            return "pull " + image;
        }
    }

    /**
     * Build an image.
     *
     * @param bases the images it is built on, which are there by then
     * @param labels what the image is found again by
     * @param cache whether earlier results may be used
     */
    record BuildImage(
            String service,
            ImageReference image,
            Build build,
            List<ImageReference> bases,
            Map<String, String> labels,
            BuildCache cache)
            implements Step {
        public BuildImage {
            bases = List.copyOf(bases);
            labels = Map.copyOf(labels);
        }

        @Override
        public String describe() {
            return "build " + image;
        }
    }

    /** Send an image to its registry. */
    record PushImage(String service, ImageReference image) implements Step {
        @Override
        public String describe() {
            return "push " + image;
        }
    }

    /** Nothing but a meeting point: all images are there, and what runs may be touched. */
    record ImagesComplete() implements Step {
        @Override
        public String describe() {
            return "have all images";
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** Nothing but a meeting point: everything is ready, and from here on nothing can be undone. */
    record AllReady() implements Step {
        @Override
        public String describe() {
            return "have everything ready";
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /**
     * Create a container.
     *
     * @param container the name it has when the plan is done; until then it may have another
     * @param links what is linked, for the variables that come with it
     */
    record CreateContainer(String service, String container, ContainerOrder order, List<LinkedService> links)
            implements Step {
        public CreateContainer {
            links = List.copyOf(links);
        }

        /** A container that has its lasting name from the start. */
        public CreateContainer(String service, ContainerOrder order, List<LinkedService> links) {
            this(service, order.name(), order, links);
        }

        @Override
        public String describe() {
            return "create " + order.name();
        }
    }

    /**
     * The other end of a link, as far as its variables need it.
     *
     * @param link the link
     * @param image the other service's image
     * @param env the other service's own variables
     * @param ports the ports the other service offers, published or not
     */
    record LinkedService(Link link, String image, SortedMap<String, String> env, List<ExposedPort> ports) {
        public LinkedService {
            ports = List.copyOf(ports);
        }

        /** Without variables, whose values are often nobody's business. */
        @Override
        public String toString() {
            return "LinkedService[" + link + "]";
        }
    }

    /**
     * Join a container to a network.
     *
     * @param network the network's name
     * @param reference what it is addressed by: the name where names of networks are unique and of one that is made in
     *     this plan, else the id
     */
    record Connect(String service, String container, String network, String reference, NetworkPlace place)
            implements Step {
        @Override
        public String describe() {
            return "connect " + container + " to " + network;
        }
    }

    /** Take a container out of a network; the network is addressed by its id, for names of networks need not be unique. */
    record Disconnect(String service, String container, String network, String networkId) implements Step {
        @Override
        public String describe() {
            return "disconnect " + container + " from " + network;
        }
    }

    /**
     * Put secrets and configs into a container that has not been started yet.
     *
     * @param names what they are called in the script: {@code secret db-password}
     */
    record PutFiles(String service, String container, List<String> names, List<FileOrder> files) implements Step {
        public PutFiles {
            names = List.copyOf(names);
            files = List.copyOf(files);
        }

        @Override
        public String describe() {
            return "give " + container + " " + String.join(", ", names);
        }
    }

    record RenameContainer(String service, String container, String name) implements Step {
        @Override
        public String describe() {
            return "rename " + container + " to " + name;
        }
    }

    record StartContainer(String service, String container) implements Step {
        @Override
        public String describe() {
            return "start " + container;
        }
    }

    /**
     * Run a command in a container at a turn of its life.
     *
     * @param words the command as it may be seen
     */
    record RunHook(String service, String container, Turn turn, Hook hook, String words) implements Step {
        /** When it is run. */
        public enum Turn {
            AFTER_START,
            WHEN_READY,
            BEFORE_STOP;

            public String words() {
                return switch (this) {
                    case AFTER_START -> "after its start";
                    case WHEN_READY -> "when it is ready";
                    case BEFORE_STOP -> "before it is stopped";
                };
            }
        }

        @Override
        public String describe() {
            return "run in " + container + " " + turn.words() + ": " + words;
        }
    }

    /**
     * Wait until a container is ready.
     *
     * @param waits what must hold; none means that it is healthy, if its image says how its health is found out
     * @param seen the container as it was when the plan was made, if it already ran
     */
    record AwaitReady(String service, String container, List<Wait> waits, Optional<ObservedContainer> seen)
            implements Step {
        public AwaitReady {
            waits = List.copyOf(waits);
        }

        @Override
        public String describe() {
            return "wait for " + container + ": "
                    + (waits.isEmpty()
                            ? "healthy, if its image has a healthcheck"
                            : String.join(
                                    ", ", waits.stream().map(Wait::describe).toList()));
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /**
     * See that a container stays well.
     *
     * @param period for how long it must neither end nor become unhealthy
     */
    record StayWell(String service, String container, Duration period) implements Step {
        @Override
        public String describe() {
            return "see " + container + " stay well for " + Amounts.time(period);
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** Let some time pass between two batches of a service's containers. */
    record Rest(String service, Duration time) implements Step {
        @Override
        public String describe() {
            return "let " + Amounts.time(time) + " pass";
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** Say whether the engine starts a container again by itself. */
    record SetRestart(String service, String container, RestartPolicy policy) implements Step {
        @Override
        public String describe() {
            return "set restart of " + container + " to " + policy;
        }
    }

    /**
     * Ask a container to end.
     *
     * @param grace how long it has before it is killed
     */
    record StopContainer(String service, String container, Duration grace) implements Step {
        @Override
        public String describe() {
            return "stop " + container;
        }
    }

    /**
     * Send a signal to a container's process.
     *
     * @param signal its name or number
     */
    record SignalContainer(String service, String container, String signal) implements Step {
        @Override
        public String describe() {
            return "send " + signal + " to " + container;
        }
    }

    record PauseContainer(String service, String container) implements Step {
        @Override
        public String describe() {
            return "pause " + container;
        }
    }

    record UnpauseContainer(String service, String container) implements Step {
        @Override
        public String describe() {
            return "unpause " + container;
        }
    }

    record RemoveContainer(String service, String container, AnonymousVolumes volumes) implements Step {
        @Override
        public String describe() {
            return "remove " + container;
        }
    }

    /**
     * Remove a network; it is addressed by its id, for names of networks need not be unique.
     *
     * @param makesRoom whether another one is to have its name
     */
    record RemoveNetwork(String name, String id, boolean makesRoom) implements Step {
        /** One that nothing depends on. */
        public RemoveNetwork(String name, String id) {
            this(name, id, false);
        }

        @Override
        public String describe() {
            return "remove network " + name;
        }
    }

    /** Remove a volume that holds nothing but the secrets and configs of a container that has gone. */
    record RemoveFiles(String service, String volume) implements Step {
        @Override
        public String describe() {
            return "remove the files given to " + (service.isEmpty() ? "a container" : service);
        }
    }

    /**
     * Note down on the engine until when the stack may stay.
     *
     * @param order a volume that nothing is put into
     * @param until the moment, as people read it
     */
    record RenewLease(VolumeOrder order, String until) implements Step {
        @Override
        public String describe() {
            return "let the stack stay until " + until;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /**
     * Remove such a note.
     *
     * @param isOutdated whether another one says more, or nobody cares any more; the stack itself stays as it is
     */
    record EndLease(String volume, boolean isOutdated) implements Step {
        @Override
        public String describe() {
            return "forget until when the stack may stay";
        }

        @Override
        public boolean changes() {
            return !isOutdated;
        }
    }

    /** Take a name from an image, which is gone if it was its last one. */
    record RemoveImage(String name) implements Step {
        @Override
        public String describe() {
            return "remove image " + name;
        }
    }

    record RemoveVolume(String name) implements Step {
        @Override
        public String describe() {
            return "remove volume " + name;
        }
    }
}
