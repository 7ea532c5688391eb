package orchsh.dsl.build;

import java.util.Optional;

/** What a word was given makes no sense; the message says why and the hint what does. */
public final class WordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public WordException(String message) {
        this(message, "");
    }

    public WordException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What makes sense instead. */
    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
