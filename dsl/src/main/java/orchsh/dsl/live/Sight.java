package orchsh.dsl.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at containers, and moves files in and out of them. */
public interface Sight {

    /** The service's containers as they are now, running or not, by number. */
    List<Container> containers(String service);

    /** Everything the engine tells of a container, as the JSON it sends. */
    String details(String container);

    /** What a running container uses. */
    Usage usage(String container);

    /** What the services wrote; none means all of them. */
    List<LogLine> logs(Set<String> services, LogPart part);

    /** Copies a file or folder of the host, beside the script if relative, into a container, as {@code docker cp} does. */
    void copyIn(String source, String service, int number, String target);

    /** Copies a file or folder of a container to the host. */
    void copyOut(String service, int number, String source, String target);

    /** What there is of the stack. */
    Remains remains();

    /**
     * What there is of a stack, by name.
     *
     * @param images those that were built for it
     */
    record Remains(List<String> containers, List<String> networks, List<String> volumes, List<String> images) {
        public Remains {
            containers = List.copyOf(containers);
            networks = List.copyOf(networks);
            volumes = List.copyOf(volumes);
            images = List.copyOf(images);
        }
    }

    /**
     * A container.
     *
     * @param state the engine's word: {@code running}, {@code exited} …
     * @param health {@code healthy}, {@code unhealthy} or {@code starting}; empty when it is not checked
     * @param addresses its addresses by network
     * @param ports the host's port for each published one, which is written {@code 5432/tcp}
     */
    record Container(
            String id,
            String name,
            int number,
            String image,
            String state,
            String health,
            Map<String, String> addresses,
            Map<String, Integer> ports) {
        public Container {
            addresses = Map.copyOf(addresses);
            ports = Map.copyOf(ports);
        }
    }

    /**
     * What a container uses.
     *
     * @param cpu percent of one processor
     * @param memory bytes
     * @param memoryLimit bytes; 0 when unknown
     */
    record Usage(double cpu, long memory, long memoryLimit, long received, long sent, long processes) {
        /** What a container uses that does not run. */
        public static final Usage NOTHING = new Usage(0, 0, 0, 0, 0, 0);
    }

    /**
     * Which part of a log is wanted.
     *
     * @param tail how many of the last lines of each container; absent means all
     * @param since only what was written after this moment
     */
    record LogPart(Optional<Integer> tail, Optional<Instant> since) {
        public static final LogPart ALL = new LogPart(Optional.empty(), Optional.empty());
    }

    /**
     * A line of a log.
     *
     * @param container the name of the container that wrote it
     * @param writer the service's name; with the container's number where it has several
     */
    record LogLine(String container, String writer, String text) {}
}
