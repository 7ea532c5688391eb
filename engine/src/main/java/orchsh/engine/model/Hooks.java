package orchsh.engine.model;

import java.util.List;

/**
 * What is run in a container at the turns of its life.
 *
 * @param afterStart once it has been started, before it counts as started
 * @param whenReady once its waits hold, before it counts as ready
 * @param beforeStop before it is asked to end
 */
public record Hooks(List<Hook> afterStart, List<Hook> whenReady, List<Hook> beforeStop) {
    /** Nothing. */
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        afterStart = List.copyOf(afterStart);
        whenReady = List.copyOf(whenReady);
        beforeStop = List.copyOf(beforeStop);
    }

    /** Nothing when it is ready. */
    public Hooks(List<Hook> afterStart, List<Hook> beforeStop) {
        this(afterStart, List.of(), beforeStop);
    }
}
