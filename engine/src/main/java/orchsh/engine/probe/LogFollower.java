package orchsh.engine.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.model.TextPattern;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.problem.ProblemException;

/** Reads a container's log from its last start on, in a thread of its own, and counts what it is asked to count. */
public final class LogFollower implements AutoCloseable {
    private final Object lock = new Object();
    private final Map<TextPattern, Integer> counts = new HashMap<>();
    private final Map<TextPattern, String> firstLines = new HashMap<>();
    private final Cancellation end = new Cancellation();
    private final Thread reader;
    private final Runnable onNews;
    private Optional<ProblemException> failure = Optional.empty();

    /**
     * Starts reading.
     *
     * @param since the moment after which lines count, as the engine writes it; absent counts all
     * @param patterns what to look for
     * @param onNews called whenever something was found
     */
    public LogFollower(
            EngineObserver observer,
            String container,
            Optional<String> since,
            List<TextPattern> patterns,
            Runnable onNews) {
        this.onNews = onNews;
        patterns.forEach(pattern -> counts.put(pattern, 0));
        List<TextPattern> wanted = new ArrayList<>(counts.keySet());
        reader = new Thread(() -> follow(observer, container, since, wanted), "log of " + container);
        reader.setDaemon(true);
        reader.start();
    }

    private void follow(EngineObserver observer, String container, Optional<String> since, List<TextPattern> patterns) {
        try {
            LogQuery all = LogQuery.all().following();
            LogQuery query = since.map(all::since).orElse(all);
            observer.logs(container, query, (moment, line, isError) -> count(line, patterns), end);
        } catch (ProblemException e) {
            synchronized (lock) {
                failure = Optional.of(e);
            }
            onNews.run();
        }
    }

    private void count(String line, List<TextPattern> patterns) {
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

    /** How many lines matched so far. */
    public int seen(TextPattern pattern) {
        synchronized (lock) {
            failure.ifPresent(problem -> {
                throw problem;
            });
            return counts.getOrDefault(pattern, 0);
        }
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
