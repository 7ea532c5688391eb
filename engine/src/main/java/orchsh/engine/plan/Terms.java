package orchsh.engine.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What holds for a plan as a whole.
 *
 * @param deadline how long carrying it out may take
 * @param onFailure what becomes of what was done when it cannot be carried out to its end
 */
public record Terms(Optional<Duration> deadline, OnFailure onFailure) {
    /** No deadline, and what was done stays. */
    public static final Terms USUAL = new Terms(Optional.empty(), OnFailure.KEEP);

    /** What becomes of what was done before a failure. */
    public enum OnFailure {
        /** It stays, and the next plan goes on from there. */
        KEEP,
        /** It is undone, as far as that can be. */
        UNDO
    }
}
