package orchsh.engine.run;

import java.time.Duration;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Lets a thread pause until something happens or a time has passed; news that come before the pause are not lost. */
final class Signal {
    private final Object lock = new Object();
    private boolean raised;

    void raise() {
        synchronized (lock) {
            raised = true;
            lock.notifyAll();
        }
    }

    /** Returns at once when the signal was raised since the last pause; says whether it was raised. */
    boolean pause(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (!raised) {
                long millis = (end - System.nanoTime() + 999_999) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                try {
                    lock.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ProblemException(
                            ProblemException.Kind.INTERRUPTED, Problem.error("the wait was interrupted"), e);
                }
            }
            raised = false;
            return true;
        }
    }
}
