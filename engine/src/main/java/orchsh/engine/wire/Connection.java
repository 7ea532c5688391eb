package orchsh.engine.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Two streams of bytes to an engine. Closing it, from any thread, ends whatever waits on it. */
abstract class Connection {
    private boolean used;
    private Instant restingSince = Instant.MAX;

    /** Reaches the engine; until then nothing else may be called but {@link #close}. */
    abstract void open() throws IOException;

    abstract WireInput input();

    abstract OutputStream output();

    /** Tells the other side that nothing more will be sent. */
    abstract void shutdownOutput() throws IOException;

    /** Whether the other side has neither hung up nor spoken unasked, as far as can be told without waiting. */
    abstract boolean isQuiet();

    /** Whether {@link #isQuiet} sees that the other side has hung up. */
    boolean seesEnd() {
        return true;
    }

    abstract void close();

    /** Whether it has carried a request before; if so, the engine may have hung up in the meantime. */
    final boolean isUsed() {
        return used;
    }

    final void markUsed() {
        used = true;
    }

    /** Notes that it carries nothing from now on. */
    final void rest(Instant now) {
        restingSince = now;
    }

    final boolean hasRestedSince(Instant time) {
        return restingSince.isBefore(time);
    }
}
