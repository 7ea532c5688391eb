package orchsh.engine.live;

import java.util.Optional;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.port.Session.Channel;

/**
 * One container's log followed from start to start: engines end it when the container ends, so it is taken up again where
 * it was left.
 */
final class LogTrail {
    private final EngineObserver observer;
    private final LogSource source;
    private final LogQuery query;
    private final CancellationToken stop;
    private final Ears ears;
    private Optional<String> last;
    private boolean reading;
    private boolean again;

    /** Told of what is read. */
    interface Ears {
        void entry(LogEntry entry);

        void failed(RuntimeException failure);
    }

    /**
     * A trail that has not begun.
     *
     * @param last the moment of the last line that was read already
     */
    LogTrail(
            EngineObserver observer,
            LogSource source,
            LogQuery query,
            Optional<String> last,
            CancellationToken stop,
            Ears ears) {
        this.observer = observer;
        this.source = source;
        this.query = query;
        this.last = last;
        this.stop = stop;
        this.ears = ears;
    }

    LogSource source() {
        return source;
    }

    /** The container has been started, or may run: there is something to be read. */
    synchronized void resume() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        Background.start("log of " + source.name(), this::read);
    }

    synchronized boolean isReading() {
        return reading;
    }

    private void read() {
        try {
            do {
                observer.logs(source.container(), rest(), this::line, stop);
            } while (goesOn());
        } catch (RuntimeException e) {
            end();
            if (!isGone()) {
                ears.failed(e);
            }
        }
    }

    private LogQuery rest() {
        LogQuery following = query.following().timestamped();
        return last.map(following::since).orElse(following);
    }

    private void line(String written, String text, boolean isError) {
        if (!written.isEmpty()) {
            last = Optional.of(written);
        }
        ears.entry(new LogEntry(source.name(), written, text, isError ? Channel.ERRORS : Channel.OUTPUT));
    }

    private synchronized boolean goesOn() {
        reading = again && !stop.isCancelled();
        again = false;
        return reading;
    }

    private synchronized void end() {
        reading = false;
        again = false;
    }

    /** A container may be removed while its log is asked for. */
    private boolean isGone() {
        try {
            return stop.isCancelled() || observer.container(source.container()).isEmpty();
        } catch (RuntimeException e) {
            return false; // then the first failure is what is to be told
        }
    }
}
