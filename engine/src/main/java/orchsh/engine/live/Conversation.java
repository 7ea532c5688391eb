package orchsh.engine.live;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.engine.port.Session;
import orchsh.engine.port.Session.Ending;
import orchsh.engine.port.Session.Output;
import orchsh.engine.port.TerminalSize;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a session with the streams of whoever called: what they type goes in by a thread of its own, what the process
 * prints comes out. At the end that thread is interrupted, so an input that can be gives back at once what it waits for.
 */
public final class Conversation {
    private final Session session;
    private final AtomicReference<@Nullable IOException> unreadable = new AtomicReference<>();

    public Conversation(Session session) {
        this.session = session;
    }

    /** Tells when a terminal gets another size. */
    @FunctionalInterface
    public interface Resizes {
        Registration onChange(Consumer<TerminalSize> told);

        /** For those that have no terminal, or one that stays as it is. */
        Resizes NONE = told -> () -> {};
    }

    /**
     * Talks until the process ends or is let go of.
     *
     * @param input what is passed on; absent when the process is given none
     */
    public Ending hold(Optional<InputStream> input, Output output, Resizes resizes) {
        Optional<Thread> typing = input.map(this::passOn);
        try (Registration registration = resizes.onChange(session::resize)) {
            return session.read(output);
        } catch (ProblemException e) {
            IOException why = unreadable.get();
            if (why == null) {
                throw e;
            }
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("the input cannot be read: " + why.getMessage()), why);
        } finally {
            typing.ifPresent(Thread::interrupt);
        }
    }

    private Thread passOn(InputStream input) {
        return Background.start("input of a process", () -> copy(input));
    }

    private void copy(InputStream input) {
        byte[] buffer = new byte[16 * 1024];
        try {
            int count = input.read(buffer, 0, buffer.length);
            while (count >= 0) {
                session.write(buffer, 0, count);
                count = input.read(buffer, 0, buffer.length);
            }
            session.endInput();
        } catch (ProblemException e) {
            return; // the process takes no more; whoever reads is told how it ended
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                unreadable.set(e);
                session.close();
            }
        }
    }
}
