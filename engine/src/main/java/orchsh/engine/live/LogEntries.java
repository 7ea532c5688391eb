package orchsh.engine.live;

import java.util.Optional;

/** Lines of several logs, one after the other. For one thread; to be closed. */
public interface LogEntries extends AutoCloseable {

    /** The next line, waited for; absent when there are no more, or the reading is called off. */
    Optional<LogEntry> next();

    /** Whether the next line has to be waited for, as far as can be told. */
    boolean isIdle();

    @Override
    void close();
}
