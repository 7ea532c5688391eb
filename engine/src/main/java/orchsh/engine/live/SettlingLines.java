package orchsh.engine.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.CancellationToken;

/** Lines that come from several containers a little out of order: each waits a moment for older ones. */
final class SettlingLines {
    private static final long SETTLE_NANOS = 50_000_000;
    private static final int READ_AHEAD = 256;
    private static final int MOST_SETTLING = 1024;
    private static final long PATIENCE_MILLIS = 100;

    private final BlockingQueue<LogEntry> arrived = new ArrayBlockingQueue<>(READ_AHEAD);
    private final PriorityQueue<Line> settling = new PriorityQueue<>(Line.OLDEST_FIRST);
    private Instant lastMoment = Instant.MIN;
    private long arrivals;

    /** A line waits from when it was taken. */
    private record Line(LogEntry entry, Instant moment, long number, long settled) {
        static final Comparator<Line> OLDEST_FIRST =
                Comparator.comparing(Line::moment).thenComparing(Line::number);

        boolean isSettled() {
            return System.nanoTime() - settled >= 0;
        }

        long millisToSettle() {
            return Math.max(0, (settled - System.nanoTime()) / 1_000_000 + 1);
        }
    }

    /** Adds a line, waiting for room; from any thread. */
    void put(LogEntry entry, CancellationToken stop) {
        try {
            while (!stop.isCancelled() && !arrived.offer(entry, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                // Whoever reads on is slow; only being called off is a reason to give up.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what has come, waiting a little when there is nothing else to do; lines after the end are dropped. */
    void take(Optional<Instant> end) throws InterruptedException {
        Line oldest = settling.peek();
        long millis = oldest == null ? PATIENCE_MILLIS : oldest.millisToSettle();
        LogEntry entry = arrived.poll(millis, TimeUnit.MILLISECONDS);
        while (entry != null) {
            Instant moment = entry.momentOr(lastMoment);
            if (end.isEmpty() || !moment.isAfter(end.get())) {
                settling.add(new Line(entry, moment, arrivals++, System.nanoTime() + SETTLE_NANOS));
            }
            entry = settling.size() < MOST_SETTLING ? arrived.poll() : null;
        }
    }

    /** The oldest line, when it has waited long enough. */
    Optional<LogEntry> settled() {
        Line oldest = settling.peek();
        return oldest != null && (oldest.isSettled() || settling.size() >= MOST_SETTLING) ? oldest() : Optional.empty();
    }

    /** The oldest line, however long it has waited. */
    Optional<LogEntry> oldest() {
        Line oldest = settling.poll();
        if (oldest == null) {
            return Optional.empty();
        }
        lastMoment = oldest.moment();
        return Optional.of(oldest.entry());
    }

    boolean isEmpty() {
        return arrived.isEmpty() && settling.isEmpty();
    }
}
