package orchsh.engine.wire;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.caller.Background;
import org.jspecify.annotations.Nullable;

/**
 * Calls off what takes too long. A blocking read of a channel knows no time limit, so another thread must close it; that
 * thread lives only while there is something to watch.
 */
final class Watchdog {
    private static final long LINGER_MILLIS = 500;

    private final List<Watch> watches = new ArrayList<>();
    private @Nullable Thread thread;

    /** Tells the exchange that it is too late after that time, unless the watch is ended before. */
    synchronized Watch watch(long nanos, Exchange exchange) {
        Watch watch = new Watch(System.nanoTime() + nanos, exchange);
        watches.add(watch);
        if (thread == null) {
            thread = Background.start("engine deadlines", new Round());
        }
        notifyAll();
        return watch;
    }

    synchronized void end(Watch watch) {
        watches.remove(watch);
    }

    /** What the thread does; a class and not a lambda, for it is on the way of every quick command. */
    private final class Round implements Runnable {
        @Override
        public void run() {
            Watch due = next();
            while (due != null) {
                due.exchange.tooLate();
                due = next();
            }
        }
    }

    private synchronized @Nullable Watch next() {
        boolean lingered = false;
        while (true) {
            Watch first = null;
            for (Watch watch : watches) {
                if (first == null || watch.moment - first.moment < 0) {
                    first = watch;
                }
            }
            if (first == null && lingered) {
                thread = null;
                return null;
            }
            long nanos = first == null ? LINGER_MILLIS * 1_000_000 : first.moment - System.nanoTime();
            if (first != null && nanos <= 0) {
                watches.remove(first);
                return first;
            }
            lingered = first == null;
            try {
                wait(nanos / 1_000_000 + 1);
            } catch (InterruptedException e) {
                thread = null;
                return null; // nobody has a reference to the thread, so nobody does this
            }
        }
    }

    /** Something with an end. */
    static final class Watch {
        private final long moment;
        private final Exchange exchange;

        private Watch(long moment, Exchange exchange) {
            this.moment = moment;
            this.exchange = exchange;
        }
    }
}
