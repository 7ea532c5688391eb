package orchsh.engine.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Platform;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;

/** Looks at a container engine and changes nothing. Safe for use by several threads at once. */
public interface EngineObserver extends AutoCloseable {

    EngineFacts facts();

    /**
     * Asks for nothing but a sign of life. Returns the second in which it was given, by the engine's clock; absent when the
     * engine does not tell.
     */
    default Optional<Instant> ping() {
        facts();
        return Optional.empty();
    }

    /** One snapshot of everything a plan needs, whatever the number of services; images may be asked for when they are looked at. */
    ObservedStack observe(String project);

    /** The project's own containers, running or not, without those that were removed and are kept: one request. */
    List<ObservedContainer> containersOf(String project);

    /**
     * The containers of all projects and of none, running or not, without those that were removed and are kept: one request
     * where it can be had for one.
     */
    default List<ObservedContainer> containers() {
        return observe("").containers().stream()
                .filter(container -> container.keptUntil().isEmpty())
                .toList();
    }

    /** The containers of all projects that were removed and are kept: one request where it can be had for one. */
    default List<ObservedContainer> keptContainers() {
        return observe("").containers().stream()
                .filter(container -> container.keptUntil().isPresent())
                .toList();
    }

    /** All networks of the engine: one request where it can be had for one. */
    default List<ObservedNetwork> networks() {
        return observe("").networks();
    }

    /** All volumes of the engine: one request where it can be had for one. */
    default List<ObservedVolume> volumes() {
        return observe("").volumes();
    }

    /** Absent when there is no such container. */
    Optional<ContainerDetails> container(String idOrName);

    /** Absent when there is no such image. */
    Optional<ImageDetails> image(String reference);

    /** The same for one kind of machine, where an engine keeps images for several under one name; else whatever is there. */
    Optional<ImageDetails> image(String reference, Platform platform);

    /** All that the engine says of itself and its machine. */
    default Facts allOfEngine() {
        return Facts.NONE;
    }

    /** All that the engine says of a container; absent when there is no such container. */
    Optional<Facts> allOfContainer(String idOrName);

    /** All that the engine says of a network; absent when there is no such network. */
    Optional<Facts> allOfNetwork(String id);

    /** All that the engine says of an image; absent when there is no such image. */
    Optional<Facts> allOfImage(String reference);

    /**
     * Hands each line of a container's log to the reader, oldest first; with {@link LogQuery#follow} it returns when
     * the container ends or the work is cancelled.
     */
    void logs(String idOrName, LogQuery query, LogReader reader, CancellationToken cancellation);

    /**
     * Hands over what happens to the project's containers until the work is cancelled.
     *
     * @param actions the engine's words for what is wanted; none means everything
     */
    void events(String project, Set<String> actions, EventReader reader, CancellationToken cancellation);

    /** Runs a command in a running container and returns its exit code and the first part of what it printed. */
    ExecResult exec(String idOrName, List<String> command, Duration timeout, CancellationToken cancellation);

    /** Whether there is a file or folder at that path of a container, as far as the engine can see without it. */
    boolean hasPath(String idOrName, String path);

    /** How many requests were sent so far, for tests of how much a command asks. */
    long requests();

    @Override
    void close();

    /**
     * Which part of a log is wanted.
     *
     * @param follow whether to go on when the end is reached
     * @param tail how many of the last lines to begin with; absent means all
     * @param since only lines after this moment, RFC 3339 as the engine writes it; absent means all
     * @param until only lines up to this moment, written like {@code since}; absent means all
     * @param timestamps whether each line comes with its moment
     */
    record LogQuery(
            boolean follow,
            Optional<Integer> tail,
            Optional<String> since,
            Optional<String> until,
            boolean timestamps) {
        public static LogQuery all() {
            return new LogQuery(false, Optional.empty(), Optional.empty(), Optional.empty(), false);
        }

        public static LogQuery last(int lines) {
            return new LogQuery(false, Optional.of(lines), Optional.empty(), Optional.empty(), false);
        }

        public LogQuery following() {
            return new LogQuery(true, tail, since, until, timestamps);
        }

        public LogQuery since(String moment) {
            return new LogQuery(follow, tail, Optional.of(moment), until, timestamps);
        }

        public LogQuery until(String moment) {
            return new LogQuery(follow, tail, since, Optional.of(moment), timestamps);
        }

        public LogQuery timestamped() {
            return new LogQuery(follow, tail, since, until, true);
        }
    }

    /** Receives log lines. */
    @FunctionalInterface
    interface LogReader {
        /**
         * @param moment when it was written, RFC 3339; empty unless asked for
         * @param line the text without its line end
         * @param isError whether it was written to standard error
         */
        void line(String moment, String line, boolean isError);
    }

    /** Receives engine events. */
    @FunctionalInterface
    interface EventReader {
        /**
         * @param container the container's name
         * @param action the engine's word: {@code start}, {@code die}, {@code oom}, {@code health_status: healthy} …
         * @param exitCode of a {@code die}; absent otherwise
         */
        void event(String container, String action, Optional<Integer> exitCode);

        /** Called once the engine has begun to tell: what happened before may not be told. */
        default void listening() {}
    }

    /**
     * How a command in a container ended.
     *
     * @param exitCode its own
     * @param output standard output and error, together, cut at 64 KiB
     */
    record ExecResult(int exitCode, String output) {}
}
