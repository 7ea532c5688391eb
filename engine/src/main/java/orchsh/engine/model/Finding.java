package orchsh.engine.model;

import java.util.Optional;
import orchsh.engine.problem.Subject;

/**
 * A contradiction between parts of a stack.
 *
 * @param about the part to point at
 * @param message one sentence
 * @param hint what to do about it
 * @param other the part that it does not go together with, if that is one
 */
public record Finding(Subject about, String message, Optional<String> hint, Optional<Subject> other) {
    public Finding(Subject about, String message, Optional<String> hint) {
        this(about, message, hint, Optional.empty());
    }
}
