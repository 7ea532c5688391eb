package orchsh.shell;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.shell.prompt.Interrupts;

/** What Ctrl-C does: what whoever handled it last wants, or else what is usual. */
final class CtrlC implements Interrupts, Runnable {
    private final Deque<Runnable> handlers = new ConcurrentLinkedDeque<>();
    private final Deque<Runnable> lastThings = new ConcurrentLinkedDeque<>();

    @Override
    public Registration handle(Runnable work) {
        handlers.addFirst(work);
        return () -> handlers.remove(work);
    }

    @Override
    public Registration beforeHalt(Runnable work) {
        lastThings.addFirst(work);
        return () -> lastThings.remove(work);
    }

    void usually(Runnable work) {
        handlers.addLast(work);
    }

    @Override
    public void run() {
        Runnable work = handlers.peekFirst();
        if (work != null) {
            work.run();
        }
    }

    /** Does what is to be done before the process ends at once. */
    void doLastThings() {
        lastThings.forEach(Runnable::run);
    }
}
