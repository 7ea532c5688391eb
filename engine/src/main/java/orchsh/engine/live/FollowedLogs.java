package orchsh.engine.live;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a stack's containers have written and go on to write, as one: first all that is there, the oldest line first, then
 * what comes. Containers that are restarted, replaced or added are followed, too. It ends when nothing has run for a
 * while, at the moment the query ends, or when it is called off.
 */
public final class FollowedLogs implements LogEntries {
    /** A restart or a replacement takes less, as a rule. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private final Optional<Instant> end;
    private final boolean historyWanted;
    private final Duration patience;
    private final Cancellation stop = new Cancellation();
    private final CancellationToken.Registration callersStop;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final SettlingLines lines = new SettlingLines();
    private final LogTrails trails;
    private final Map<String, String> lastRead = new HashMap<>();
    private @Nullable MergedLogs history;
    private long quietSince;

    /**
     * Begins to follow.
     *
     * @param query what of each log; {@code tail} counts for what is there already
     * @param patience how long nothing may run before it ends
     */
    public FollowedLogs(
            EngineObserver observer,
            LogSelection selection,
            LogQuery query,
            Duration patience,
            CancellationToken cancellation) {
        this.end = query.until().map(moment -> OffsetDateTime.parse(moment).toInstant());
        this.historyWanted = !query.tail().equals(Optional.of(0));
        this.patience = patience;
        this.trails = new LogTrails(observer, selection, query, stop, new Arrivals());
        this.callersStop = cancellation.onCancel(stop::cancel);
        try {
            trails.listen();
            history = new MergedLogs(
                    observer, selection.sources(observer.containersOf(selection.project())), past(query), stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** One line is read even of a log that is to begin with none, for its moment: what comes after it is new. */
    private static LogQuery past(LogQuery query) {
        Optional<Integer> tail = query.tail().map(lines -> Math.max(lines, 1));
        return new LogQuery(false, tail, query.since(), query.until(), true);
    }

    /** Hears of lines that come. */
    private final class Arrivals implements LogTrail.Ears {
        @Override
        public void entry(LogEntry entry) {
            lines.put(entry, stop);
        }

        @Override
        public void failed(RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public Optional<LogEntry> next() {
        MergedLogs past = history;
        if (past != null) {
            Optional<LogEntry> entry = nextOf(past);
            if (entry.isPresent()) {
                return entry;
            }
            past.close();
            history = null;
            quietSince = System.nanoTime();
            if (!stop.isCancelled()) {
                trails.begin(lastRead);
            }
        }
        try {
            return nextArrived();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.cancel();
            return Optional.empty();
        }
    }

    private Optional<LogEntry> nextOf(MergedLogs past) {
        for (Optional<LogQueue> log = past.nextQueue(); log.isPresent(); log = past.nextQueue()) {
            LogEntry entry = log.get().head();
            if (!entry.written().isEmpty()) {
                lastRead.put(log.get().source().container(), entry.written());
            }
            if (historyWanted) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Optional<LogEntry> nextArrived() throws InterruptedException {
        while (!stop.isCancelled()) {
            boolean over = isOver();
            lines.take(end);
            Optional<LogEntry> entry = over ? lines.oldest() : lines.settled();
            if (entry.isPresent()) {
                return entry;
            }
            if (over) {
                throwFailure();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isOver() {
        boolean late = end.isPresent() && Instant.now().isAfter(end.get());
        return late || failure.get() != null || hasBeenQuiet();
    }

    /** Whether nothing has run for as long as one is patient. */
    private boolean hasBeenQuiet() {
        if (trails.areReading()) {
            quietSince = System.nanoTime();
            return false;
        }
        long patient = trails.haveRun() ? patience.toNanos() : 0;
        if (System.nanoTime() - quietSince < patient) {
            return false;
        }
        quietSince = System.nanoTime();
        return !trails.run();
    }

    private void throwFailure() {
        RuntimeException first = failure.get();
        if (first != null && !stop.isCancelled()) {
            throw first;
        }
    }

    @Override
    public boolean isIdle() {
        MergedLogs past = history;
        return past == null ? lines.isEmpty() : past.isIdle();
    }

    @Override
    public void close() {
        callersStop.close();
        stop.cancel();
    }
}
