package orchsh.shell.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import org.jspecify.annotations.Nullable;

/**
 * Several logs read as one: oldest line first where all logs have an end, as they come where they are followed. Each
 * log has a thread that reads ahead only a little, so that long logs take no more memory than short ones.
 */
final class MergedLogs implements AutoCloseable {
    private static final int READ_AHEAD = 256;
    private static final long PATIENCE_MILLIS = 100;

    private final Cancellation stop = new Cancellation();
    private final CancellationToken.Registration callersStop;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final PriorityQueue<Stream> heads = new PriorityQueue<>(Comparator.comparing(Stream::moment));
    private final List<Stream> toAdvance = new ArrayList<>();

    /** A container's log, and the name that its lines are given. */
    record Origin(String container, String name) {}

    /** A line of one of the logs, with the moment it was written. */
    record Entry(String name, String moment, String text) {}

    MergedLogs(EngineObserver observer, List<Origin> origins, LogQuery query, CancellationToken cancellation) {
        callersStop = cancellation.onCancel(stop::cancel);
        if (query.follow()) {
            Stream all = new Stream(origins.size());
            origins.forEach(origin -> startReader(observer, origin, query, all));
            toAdvance.add(all);
        } else {
            for (Origin origin : origins) {
                Stream stream = new Stream(1);
                startReader(observer, origin, query, stream);
                toAdvance.add(stream);
            }
        }
    }

    private void startReader(EngineObserver observer, Origin origin, LogQuery query, Stream into) {
        Thread reader = new Thread(() -> read(observer, origin, query, into), "log-" + origin.name());
        reader.setDaemon(true);
        reader.start();
    }

    private void read(EngineObserver observer, Origin origin, LogQuery query, Stream into) {
        try {
            observer.logs(
                    origin.container(),
                    query.timestamped(),
                    (moment, line, isError) -> put(into, Optional.of(new Entry(origin.name(), moment, line))),
                    stop);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            put(into, Optional.empty());
        }
    }

    private void put(Stream stream, Optional<Entry> entry) {
        try {
            while (!stop.isCancelled() && !stream.queue.offer(entry, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                // Whoever prints is slow; only being called off is a reason to give up.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.cancel();
        }
    }

    /** The next line; absent when all logs are at their end, or the reading is called off. */
    Optional<Entry> next() {
        // Only now, for the line after the last one may be long in coming.
        toAdvance.forEach(this::advance);
        toAdvance.clear();
        Stream oldest = heads.poll();
        if (oldest == null || stop.isCancelled()) {
            rethrowFailure();
            return Optional.empty();
        }
        toAdvance.add(oldest);
        return Optional.of(oldest.head());
    }

    /** Whether a line can be had without waiting for somebody to write it. */
    boolean isIdle() {
        return toAdvance.stream().allMatch(stream -> stream.queue.isEmpty());
    }

    private void advance(Stream stream) {
        try {
            if (stream.advance(stop)) {
                heads.add(stream);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.cancel();
        }
    }

    private void rethrowFailure() {
        RuntimeException first = failure.get();
        if (first != null && !stop.isCancelled()) {
            throw first;
        }
    }

    @Override
    public void close() {
        callersStop.close();
        stop.cancel();
    }

    /** Lines of one or several readers, in the order they came. */
    private static final class Stream {
        private final BlockingQueue<Optional<Entry>> queue = new ArrayBlockingQueue<>(READ_AHEAD);
        private int readers;
        private @Nullable Entry head;
        private Instant moment = Instant.MIN;

        Stream(int readers) {
            this.readers = readers;
        }

        Entry head() {
            return Objects.requireNonNull(head);
        }

        Instant moment() {
            return moment;
        }

        /** Goes on to the next line; false when there is none. */
        boolean advance(CancellationToken stop) throws InterruptedException {
            while (readers > 0 && !stop.isCancelled()) {
                Optional<Entry> next = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (next == null) {
                    continue;
                }
                if (next.isPresent()) {
                    head = next.get();
                    moment = momentOf(head);
                    return true;
                }
                readers--;
            }
            return false;
        }

        /** A line whose moment cannot be read stays behind the one before it. */
        private Instant momentOf(Entry entry) {
            try {
                return OffsetDateTime.parse(entry.moment()).toInstant();
            } catch (DateTimeException e) {
                return moment;
            }
        }
    }
}
