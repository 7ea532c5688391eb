package orchsh.engine.caller;

import java.util.ArrayList;
import java.util.List;

/** The caller's side of a {@link CancellationToken}: calling the work off. Safe for use by several threads. */
public final class Cancellation implements CancellationToken {
    private final Object lock = new Object();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Calls the work off; the second and later calls do nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (lock) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        runAll(due);
    }

    /** One that fails must not keep the others from being told; its failure is thrown when all have been. */
    private static void runAll(List<Runnable> due) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable action : due) {
            try {
                action.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    @Override
    public boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    @Override
    public Registration onCancel(Runnable action) {
        Runnable once = action::run;
        synchronized (lock) {
            if (!cancelled) {
                actions.add(once);
                return () -> {
                    synchronized (lock) {
                        actions.remove(once);
                    }
                };
            }
        }
        action.run();
        return () -> {};
    }
}
