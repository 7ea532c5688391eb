package orchsh.engine.model;

import java.util.Optional;
import orchsh.engine.problem.Subject;

/**
 * A contradiction between parts of a stack.
 *
 * @param about the part to point at
 * @param message one sentence
 * @param hint what to do about it
 */
public record Finding(Subject about, String message, Optional<String> hint) {}
