package orchsh.engine.probe;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.model.TextPattern;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;

/**
 * Reads a container's log from its last start on, in a thread of its own, and counts what it is asked to count. First
 * what is there already, so that it is known when all of that was seen; then what comes. Engines end a log when the
 * container ends; of one that is started again it is taken up where it was left.
 */
public final class LogFollower implements AutoCloseable {
    private final EngineObserver observer;
    private final String container;
    private final List<TextPattern> patterns;
    private final Runnable onNews;
    private final Cancellation end = new Cancellation();
    private final Object lock = new Object();
    private final Map<TextPattern, Integer> counts = new HashMap<>();
    private final Map<TextPattern, String> firstLines = new HashMap<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private Optional<String> lastMoment;
    private ContainerDetails latest;
    private Optional<ContainerDetails> readOut = Optional.empty();
    private boolean caughtUp;
    private boolean reading = true;

    private LogFollower(
            EngineObserver observer,
            ContainerDetails container,
            Optional<String> since,
            Collection<TextPattern> patterns,
            Runnable onNews) {
        this.observer = observer;
        this.container = container.name();
        this.latest = container;
        this.patterns = List.copyOf(patterns);
        this.onNews = onNews;
        this.lastMoment = since;
    }

    /**
     * Starts reading, if one of the waits asks what is in the log.
     *
     * @param container the container as it was just seen
     * @param since the moment after which lines count, as the engine writes it; absent counts all
     * @param onNews called whenever something was found, when all that was there has been read, and when reading failed
     */
    public static Optional<LogFollower> forWaits(
            List<Wait> waits,
            EngineObserver observer,
            ContainerDetails container,
            Optional<String> since,
            Runnable onNews) {
        Set<TextPattern> patterns = new LinkedHashSet<>();
        for (Wait wait : waits) {
            for (Wait part : wait.parts()) {
                part.options().fail().ifPresent(patterns::add);
                if (part instanceof Wait.Log inLog) {
                    patterns.add(inLog.pattern());
                }
            }
        }
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        LogFollower follower = new LogFollower(observer, container, since, patterns, onNews);
        Background.start("log of " + container.name(), follower::begin);
        return Optional.of(follower);
    }

    private void begin() {
        orFail(() -> {
            read(LogQuery.all());
            synchronized (lock) {
                caughtUp = true;
            }
            onNews.run();
            follow();
        });
    }

    /** The container was seen again: if it has been started anew, its log goes on. */
    public void readOn(ContainerDetails now) {
        synchronized (lock) {
            latest = now;
            if (reading || isReadOut(now)) {
                return;
            }
            reading = true;
        }
        Background.start("log of " + container, () -> orFail(this::follow));
    }

    private void follow() {
        boolean goesOn = true;
        while (goesOn) {
            ContainerDetails before;
            synchronized (lock) {
                before = latest;
            }
            read(LogQuery.all().following());
            synchronized (lock) {
                readOut = Optional.of(before);
                reading = !end.isCancelled() && !isReadOut(latest);
                goesOn = reading;
            }
            onNews.run();
        }
    }

    private void orFail(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            fail(new IllegalStateException("reading the log of " + container + " failed", e));
            throw e;
        }
    }

    private void read(LogQuery query) {
        if (!end.isCancelled()) {
            LogQuery timed = query.timestamped();
            observer.logs(container, lastMoment.map(timed::since).orElse(timed), this::count, end);
        }
    }

    private void fail(RuntimeException e) {
        synchronized (lock) {
            failure = Optional.of(e);
        }
        onNews.run();
    }

    private void count(String moment, String line, boolean isError) {
        if (!moment.isEmpty()) {
            lastMoment = Optional.of(moment);
        }
        boolean found = false;
        for (TextPattern pattern : patterns) {
            if (pattern.foundIn(line)) {
                found = true;
                synchronized (lock) {
                    counts.merge(pattern, 1, Integer::sum);
                    firstLines.putIfAbsent(pattern, line);
                }
            }
        }
        if (found) {
            onNews.run();
        }
    }

    /** Whether all that was in the log at the beginning has been read. What reading failed with is thrown here. */
    public boolean isCaughtUp() {
        synchronized (lock) {
            throwFailure();
            return caughtUp;
        }
    }

    /**
     * Whether the log was read to its end since the container was started as it was then: a log that is followed ends no
     * sooner than the container does.
     */
    public boolean isReadOut(ContainerDetails then) {
        synchronized (lock) {
            return readOut.filter(read -> read.lastStart().equals(then.lastStart()))
                    .isPresent();
        }
    }

    /** How many lines matched so far. */
    public int seen(TextPattern pattern) {
        synchronized (lock) {
            throwFailure();
            return counts.getOrDefault(pattern, 0);
        }
    }

    private void throwFailure() {
        failure.ifPresent(problem -> {
            throw problem;
        });
    }

    /** The first line that matched, if one did. */
    public Optional<String> firstLine(TextPattern pattern) {
        synchronized (lock) {
            return Optional.ofNullable(firstLines.get(pattern));
        }
    }

    @Override
    public void close() {
        end.cancel();
    }
}
