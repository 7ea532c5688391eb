package orchsh.dsl.build;

import java.util.Optional;

/**
 * Something wrong with what a script said.
 *
 * @param place where it said it
 * @param message one sentence
 * @param hint what to do about it
 */
public record Complaint(Place place, String message, Optional<String> hint) {}
