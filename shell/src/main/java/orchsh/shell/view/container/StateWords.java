package orchsh.shell.view.container;

import orchsh.engine.observed.ObservedContainer;

/** How a container is doing, in words. */
final class StateWords {
    private StateWords() {}

    /** What was made to come to an end is not down when it has. */
    static String of(ObservedContainer container) {
        if (container.isCompleted()) {
            return "completed";
        }
        return hasFailed(container)
                ? "failed (" + container.exitCode().getAsInt() + ")"
                : container.state().word();
    }

    /** The same for whoever wants to reach it. */
    static String ofUnreachable(ObservedContainer container) {
        return container.isCompleted() || hasFailed(container) ? of(container) : "not running (" + of(container) + ")";
    }

    private static boolean hasFailed(ObservedContainer container) {
        return !container.isCompleted()
                && container.isToEnd()
                && container.exitCode().isPresent();
    }
}
