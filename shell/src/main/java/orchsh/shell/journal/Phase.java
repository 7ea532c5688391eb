package orchsh.shell.journal;

import java.util.Set;

/** What the time of a step is spent on. */
public enum Phase {
    /** Images are fetched, sent or made. */
    IMAGE("images"),
    /** The engine changes something. */
    WORK("work of the engine"),
    /** Something has to become ready by itself, or to end. */
    WAIT("waiting");

    private static final Set<String> OF_IMAGES = Set.of("pull_image", "build_image", "push_image");
    private static final Set<String> OF_WAITING = Set.of("await_ready", "stop_container");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Phase of(StepRecord step) {
        String kind = step.label().kind();
        return OF_IMAGES.contains(kind) ? IMAGE : OF_WAITING.contains(kind) ? WAIT : WORK;
    }
}
