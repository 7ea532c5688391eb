package orchsh.dsl.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Wait;

/** Brings services up and down, and waits for them. Where services are listed, none means all. */
public interface StackControl {

    /** Makes services, and what they need, run as the script says; returns when they are ready. */
    void up(Set<String> services, Up manner);

    /** Removes the stack. */
    void down(Data data);

    /** Starts containers that are there; needed ones first. */
    void start(Set<String> services);

    /**
     * Stops containers, and keeps them; needed ones last.
     *
     * @param grace how long each has to end by itself; absent means as the script says
     */
    void stop(Set<String> services, Optional<Duration> grace);

    /** Stops containers and starts them again. */
    void restart(Set<String> services, Optional<Duration> grace);

    /** Removes the containers of some services, running or not. */
    void remove(Set<String> services, Data anonymousVolumes);

    /**
     * Removes the images that were built for the stack, but for those that a container uses.
     *
     * @param volumes whether its volumes go too, but for those that a container uses
     */
    void removeImages(Data volumes);

    /** Builds the images of services that are built; gives those that were, by name, each with the reason. */
    Map<String, String> build(Set<String> services, Images manner);

    /** Fetches the images of services that are not built. */
    void pull(Set<String> services);

    /** Waits until services are as ready as their script asks. */
    void awaitReady(Set<String> services, Optional<Duration> timeout);

    /** Waits until all of it holds for every container of a service. */
    void await(String service, List<Wait> waits);

    /** Lets time pass. */
    void pause(Duration time);

    /** How a stack is brought up. */
    record Up(Images images, Containers containers) {
        /** What becomes of containers that are there. */
        public enum Containers {
            /** Those that are not as the script says are made anew. */
            KEEP_UNCHANGED,
            /** All are made anew. */
            RECREATE
        }
    }

    /** How images are come by. */
    enum Images {
        /** What changed is built, what is missing is fetched. */
        AS_NEEDED,
        /** Everything is built anew. */
        REBUILD,
        /** Nothing is built. */
        NO_BUILD
    }

    /** What becomes of data in volumes. */
    enum Data {
        KEEP,
        REMOVE
    }
}
