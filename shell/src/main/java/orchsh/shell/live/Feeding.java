package orchsh.shell.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import orchsh.engine.caller.Background;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/** Passes an input on to a process, and ends the process if the input cannot be read to its end. */
final class Feeding {
    private final OutputStream to;
    private final Runnable endProcess;
    private final AtomicReference<@Nullable IOException> unreadable = new AtomicReference<>();

    Feeding(OutputStream to, Runnable endProcess) {
        this.to = to;
        this.endProcess = endProcess;
    }

    void begin(InputStream input) {
        Background.start("input of a process", () -> passOn(input));
    }

    private void passOn(InputStream input) {
        byte[] buffer = new byte[16 * 1024];
        try (to) {
            for (int count = read(input, buffer); count >= 0; count = read(input, buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        } catch (IOException e) {
            // it reads no more; its exit code tells whether it has had enough
            return;
        }
    }

    /** Half an input would be taken for all of it, so the process ends before it sees an end. */
    private int read(InputStream input, byte[] buffer) throws IOException {
        try {
            return input.read(buffer);
        } catch (IOException e) {
            unreadable.set(e);
            endProcess.run();
            throw e;
        }
    }

    /** Throws if the process was ended for want of input. */
    void check() {
        IOException why = unreadable.get();
        if (why != null) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("the input cannot be read: " + Words.of(why)), why);
        }
    }
}
