package orchsh.engine.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for a plan as a whole.
 *
 * @param deadline how long carrying it out may take
 * @param onFailure what becomes of what was done when it cannot be carried out to its end
 * @param trials of services whose containers are replaced in batches: how many may fail, and what then
 */
public record Terms(Optional<Duration> deadline, OnFailure onFailure, List<Trial> trials) {
    /** No deadline, and what was done stays. */
    public static final Terms USUAL = new Terms(Optional.empty(), OnFailure.KEEP);

    public Terms {
        trials = List.copyOf(trials);
    }

    /** Terms of a plan that replaces nothing in batches. */
    public Terms(Optional<Duration> deadline, OnFailure onFailure) {
        this(deadline, onFailure, List.of());
    }

    /** The same with another deadline. */
    public Terms within(Duration time) {
        return new Terms(Optional.of(time), onFailure, trials);
    }

    /** What becomes of what was done before a failure. */
    public enum OnFailure {
        /** It stays, and the next plan goes on from there. */
        KEEP,
        /** It is undone, as far as that can be. */
        UNDO
    }
}
