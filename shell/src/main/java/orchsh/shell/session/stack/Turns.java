package orchsh.shell.session.stack;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;

/** Lets one after the other do something; who has to wait does so only as long as it is wanted. */
final class Turns {
    private boolean isTaken;

    /** Does it when its turn has come; when it is called off before, that throws a {@link CancellationException}. */
    <T> T take(CancellationToken cancellation, Supplier<T> work) {
        try (CancellationToken.Registration registration = cancellation.onCancel(this::callAll)) {
            await(cancellation);
        }
        try {
            return work.get();
        } finally {
            giveBack();
        }
    }

    private synchronized void await(CancellationToken cancellation) {
        try {
            while (isTaken && !cancellation.isCancelled()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        if (cancellation.isCancelled()) {
            throw new CancellationException();
        }
        isTaken = true;
    }

    private synchronized void giveBack() {
        isTaken = false;
        notifyAll();
    }

    private synchronized void callAll() {
        notifyAll();
    }
}
