package orchsh.dsl.script;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;

/** Interrupts a script when it is called off: again and again, for it may have caught the first time, until it has ended. */
final class Stop implements AutoCloseable {
    /** So short that a script which catches its interruption meets the next one before it sleeps again. */
    private static final long PAUSE_IN_MICROS = 100;

    private final CancellationToken cancellation;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CancellationToken.Registration registration;

    private Stop(CancellationToken cancellation, Thread script) {
        this.cancellation = cancellation;
        this.registration = cancellation.onCancel(() -> {
            Background.start("stop", () -> insist(script));
        });
    }

    /** Watches over the script that this thread is about to run, until it is closed. */
    static Stop when(CancellationToken cancellation) {
        return new Stop(cancellation, Thread.currentThread());
    }

    private void insist(Thread script) {
        try {
            do {
                script.interrupt();
            } while (!ended.await(PAUSE_IN_MICROS, TimeUnit.MICROSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isWanted() {
        return cancellation.isCancelled();
    }

    @Override
    public void close() {
        registration.close();
        ended.countDown();
    }
}
