package orchsh.engine.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;

/**
 * What several containers have written so far, the oldest line first. Each log is read ahead only a little, so that long
 * logs take no more memory than short ones.
 */
public final class MergedLogs implements LogEntries {
    private final Cancellation stop = new Cancellation();
    private final CancellationToken.Registration callersStop;
    private final List<LogQueue> logs;
    private final PriorityQueue<LogQueue> heads = new PriorityQueue<>(Comparator.comparing(LogQueue::moment));
    private final List<LogQueue> toAdvance;

    /**
     * Begins to read.
     *
     * @param query what of each log; it must not follow
     */
    public MergedLogs(
            EngineObserver observer, List<LogSource> sources, LogQuery query, CancellationToken cancellation) {
        if (query.follow()) {
            throw new IllegalArgumentException("logs that are followed have no end to be merged up to");
        }
        callersStop = cancellation.onCancel(stop::cancel);
        logs = sources.stream().map(source -> new LogQueue(source, stop)).toList();
        toAdvance = new ArrayList<>(logs);
        logs.forEach(log -> log.fill(observer, query));
    }

    @Override
    public Optional<LogEntry> next() {
        return nextQueue().map(LogQueue::head);
    }

    /** The log whose head is the next line. */
    Optional<LogQueue> nextQueue() {
        // Only now, for the line after the last one may be long in coming.
        toAdvance.forEach(this::advance);
        toAdvance.clear();
        LogQueue oldest = heads.poll();
        if (oldest == null || stop.isCancelled()) {
            throwFailure();
            return Optional.empty();
        }
        toAdvance.add(oldest);
        return Optional.of(oldest);
    }

    private void advance(LogQueue log) {
        try {
            if (log.advance()) {
                heads.add(log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.cancel();
        }
    }

    private void throwFailure() {
        if (!stop.isCancelled()) {
            logs.stream()
                    .map(LogQueue::failure)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
    }

    @Override
    public boolean isIdle() {
        return toAdvance.stream().noneMatch(LogQueue::hasNext);
    }

    @Override
    public void close() {
        callersStop.close();
        stop.cancel();
    }
}
