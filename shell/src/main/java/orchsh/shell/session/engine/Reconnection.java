package orchsh.shell.session.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import orchsh.engine.caller.Background;

/** Looks for an engine that has gone away, less and less often, until it is there again. */
public final class Reconnection implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final BooleanSupplier attempt;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Background.threads("looking for the engine"));
    private Duration pause = FIRST_PAUSE;
    private boolean isLooking;

    /** @param attempt looks for it once, and tells whether it is there */
    public Reconnection(BooleanSupplier attempt) {
        this.attempt = attempt;
    }

    /** It has gone away. One that goes again and again is looked for as seldom as one that stays away. */
    public synchronized void begin() {
        if (isLooking || clock.isShutdown()) {
            return;
        }
        isLooking = true;
        lookLater();
    }

    private void lookLater() {
        clock.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void look() {
        boolean isThere = attempt.getAsBoolean();
        synchronized (this) {
            if (clock.isShutdown()) {
                return;
            }
            if (isThere) {
                isLooking = false;
                clock.schedule(this::calmDown, LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                lookLater();
            }
        }
    }

    /** It has stayed for a while. */
    private synchronized void calmDown() {
        if (!isLooking) {
            pause = FIRST_PAUSE;
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
    }
}
