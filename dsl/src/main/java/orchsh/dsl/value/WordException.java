package orchsh.dsl.value;

import java.util.Optional;
import orchsh.engine.problem.Location;

/** What a word was given makes no sense; the message says why and the hint what does. */
public final class WordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private final transient Optional<Location> at;

    public WordException(String message) {
        this(message, "");
    }

    public WordException(String message, String hint) {
        this(message, hint, Optional.empty());
    }

    private WordException(String message, String hint, Optional<Location> at) {
        super(message);
        this.hint = hint;
        this.at = at;
    }

    /** What is said in a file of its own makes no sense. */
    public static WordException in(Location place, String message) {
        return new WordException(message, "", Optional.of(place));
    }

    /** The place, if it is one in a file of its own. */
    public Optional<Location> at() {
        return at;
    }

    /** What makes sense instead. */
    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
