package orchsh.shell.live;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import orchsh.engine.caller.Background;

/**
 * Listens to one output of a process until all is heard that the process has said. What it leaves running in the background may
 * keep the output open for ever, so it is looked at and never waited in.
 */
final class Hearing {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(16);
    /** No pipe holds more, so what comes behind that much was said by others. */
    private static final int MOST_LEFT_BEHIND = 4 << 20;

    private final Thread thread;

    private Hearing(Thread thread) {
        this.thread = thread;
    }

    static Hearing of(Process process, InputStream stream, Capture capture) {
        Thread thread = Background.start("output of a process", () -> listen(process, stream, capture));
        return new Hearing(thread);
    }

    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    private static void listen(Process process, InputStream stream, Capture capture) {
        byte[] buffer = new byte[64 * 1024];
        Duration pause = SHORTEST_PAUSE;
        int leftBehind = 0;
        try (stream) {
            while (leftBehind < MOST_LEFT_BEHIND) {
                // in this order: what it said before its end is there to be heard after it
                boolean hasEnded = !process.isAlive();
                int there = stream.available();
                if (there > 0) {
                    int count = stream.read(buffer, 0, Math.min(there, buffer.length));
                    capture.take(buffer, 0, Math.max(0, count));
                    leftBehind += hasEnded ? Math.max(1, count) : 0;
                    pause = SHORTEST_PAUSE;
                } else if (hasEnded) {
                    return;
                } else {
                    Thread.sleep(pause.toMillis());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (IOException e) {
            // it has ended, and said what it had to say
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
