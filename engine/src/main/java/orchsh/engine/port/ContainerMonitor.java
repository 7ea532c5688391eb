package orchsh.engine.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ContainerUsage;
import orchsh.engine.observed.DiskUsage;
import orchsh.engine.observed.Occurrence;
import orchsh.engine.observed.ProcessTable;

/** Watches what runs: what it uses, what happens to it, how it ends. Safe for use by several threads at once. */
public interface ContainerMonitor {

    /** What a container uses, measured over the second that this takes; absent when it does not run. */
    Optional<ContainerUsage> usage(String container, CancellationToken cancellation);

    /** Hands over what a container uses, every second while it runs, until it is removed or the work is cancelled. */
    void usages(String container, UsageReader reader, CancellationToken cancellation);

    /**
     * The processes of a running container.
     *
     * @param options of the {@code ps} that the engine runs; none means the engine's own choice
     */
    ProcessTable processes(String container, List<String> options, CancellationToken cancellation);

    /**
     * Hands over what happens until {@link EventQuery#until}, or until the work is cancelled. It never asks again by itself:
     * an engine that goes away is a problem, and what happened meanwhile can be asked for by its moment.
     */
    void occurrences(EventQuery query, OccurrenceReader reader, CancellationToken cancellation);

    /** Waits for a container to end and returns its exit code. */
    int exitCode(String container, End end, CancellationToken cancellation);

    /** Everything the engine tells of a thing, as the JSON it sends; absent when there is no such thing. */
    Optional<String> details(Thing thing, String idOrName, CancellationToken cancellation);

    /** How much room things take. Engines count it when they are asked, which takes them a while. */
    DiskUsage diskUsage(CancellationToken cancellation);

    /** Which end of a container is waited for. */
    enum End {
        /** None: one that does not run has ended already. */
        NOT_RUNNING,
        /** The next one, also of a container that has not started yet. */
        NEXT,
        /** When it is gone altogether. */
        REMOVED
    }

    /** Kinds of things on an engine, and the engine itself, whose name does not matter. */
    enum Thing {
        /** How it is set up, and what it stands on. */
        ENGINE,
        CONTAINER,
        IMAGE,
        VOLUME,
        NETWORK
    }

    /**
     * Which events are wanted.
     *
     * @param project only of things that carry this project's label; absent means everything. Engines put labels on what
     *     happens to containers and images, not to networks and volumes
     * @param since from this moment on, as far as the engine remembers; absent means from now on
     * @param until up to this moment; absent means as long as it is wanted
     * @param types only what happens to such things; none means all
     * @param actions only these; none means all
     */
    record EventQuery(
            Optional<String> project,
            Optional<Instant> since,
            Optional<Instant> until,
            Set<String> types,
            Set<String> actions) {
        public EventQuery {
            types = Set.copyOf(types);
            actions = Set.copyOf(actions);
        }

        public static EventQuery of(String project) {
            return new EventQuery(Optional.of(project), Optional.empty(), Optional.empty(), Set.of(), Set.of());
        }

        public EventQuery since(Instant moment) {
            return new EventQuery(project, Optional.of(moment), until, types, actions);
        }

        public EventQuery until(Instant moment) {
            return new EventQuery(project, since, Optional.of(moment), types, actions);
        }

        public EventQuery only(Set<String> otherTypes, Set<String> otherActions) {
            return new EventQuery(project, since, until, otherTypes, otherActions);
        }
    }

    /** Receives measurements. */
    @FunctionalInterface
    interface UsageReader {
        void usage(ContainerUsage usage);
    }

    /** Receives events. */
    @FunctionalInterface
    interface OccurrenceReader {
        void occurred(Occurrence occurrence);

        /** Called once the engine has begun to tell. */
        default void listening() {}
    }
}
