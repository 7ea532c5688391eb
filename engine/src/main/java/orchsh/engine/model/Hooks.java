package orchsh.engine.model;

import java.util.List;

/**
 * What is run in a container at the turns of its life.
 *
 * @param beforeStart in containers of their own, before it is started for the first time
 * @param afterStart once it has been started, before it counts as started
 * @param whenReady once its waits hold, before it counts as ready
 * @param beforeStop before it is asked to end
 */
public record Hooks(List<Preparation> beforeStart, List<Hook> afterStart, List<Hook> whenReady, List<Hook> beforeStop) {
    /** Nothing. */
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        beforeStart = List.copyOf(beforeStart);
        afterStart = List.copyOf(afterStart);
        whenReady = List.copyOf(whenReady);
        beforeStop = List.copyOf(beforeStop);
    }

    /** Nothing when it is ready. */
    public Hooks(List<Hook> afterStart, List<Hook> beforeStop) {
        this(afterStart, List.of(), beforeStop);
    }

    /** Nothing before the start. */
    public Hooks(List<Hook> afterStart, List<Hook> whenReady, List<Hook> beforeStop) {
        this(List.of(), afterStart, whenReady, beforeStop);
    }

    /** The images that containers of their own are made from. */
    public List<ImageReference> images() {
        return beforeStart.stream()
                .flatMap(preparation -> preparation.image().stream())
                .distinct()
                .toList();
    }
}
