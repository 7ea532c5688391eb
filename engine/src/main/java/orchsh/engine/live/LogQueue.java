package orchsh.engine.live;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.port.Session.Channel;
import org.jspecify.annotations.Nullable;

/** One log on its way from the thread that reads it ahead a little to the one that merges it. */
final class LogQueue {
    private static final int READ_AHEAD = 256;
    private static final long PATIENCE_MILLIS = 100;

    private final LogSource source;
    private final CancellationToken stop;
    private final BlockingQueue<Optional<LogEntry>> queue = new ArrayBlockingQueue<>(READ_AHEAD);
    private volatile @Nullable RuntimeException failure;
    private @Nullable LogEntry head;
    private Instant moment = Instant.MIN;
    private boolean ended;

    LogQueue(LogSource source, CancellationToken stop) {
        this.source = source;
        this.stop = stop;
    }

    /** Begins to read, in a thread of its own. */
    void fill(EngineObserver observer, LogQuery query) {
        Background.start("log of " + source.name(), () -> read(observer, query));
    }

    private void read(EngineObserver observer, LogQuery query) {
        try {
            observer.logs(
                    source.container(),
                    query.timestamped(),
                    (written, line, isError) -> put(Optional.of(
                            new LogEntry(source.name(), written, line, isError ? Channel.ERRORS : Channel.OUTPUT))),
                    stop);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            put(Optional.empty());
        }
    }

    private void put(Optional<LogEntry> entry) {
        try {
            while (!stop.isCancelled() && !queue.offer(entry, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                // Whoever reads on is slow; only being called off is a reason to give up.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on to the next line; false when there is none. */
    boolean advance() throws InterruptedException {
        while (!ended && !stop.isCancelled()) {
            Optional<LogEntry> next = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null && next.isPresent()) {
                head = next.get();
                moment = head.momentOr(moment);
                return true;
            }
            ended = next != null;
        }
        return false;
    }

    LogSource source() {
        return source;
    }

    LogEntry head() {
        return Objects.requireNonNull(head);
    }

    /** The moment of the head; one that cannot be read stays behind the line before it. */
    Instant moment() {
        return moment;
    }

    /** Whether the next line is there already. */
    boolean hasNext() {
        Optional<LogEntry> next = queue.peek();
        return next != null && next.isPresent();
    }

    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }
}
