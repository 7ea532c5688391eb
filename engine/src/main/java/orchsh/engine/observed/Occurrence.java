package orchsh.engine.observed;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened on an engine.
 *
 * @param moment when
 * @param type of what it happened to: {@code container}, {@code image}, {@code network}, {@code volume} …
 * @param action the engine's word: {@code start}, {@code die}, {@code exec_start: true} …
 * @param id of what it happened to
 * @param attributes what else the engine tells, a container's labels among it
 */
public record Occurrence(Instant moment, String type, String action, String id, Map<String, String> attributes) {
    public Occurrence {
        attributes = Map.copyOf(attributes);
    }

    /** The name of what it happened to, as far as the engine tells it. */
    public Optional<String> name() {
        return Optional.ofNullable(attributes.get("name"));
    }

    /** The service of the container that it happened to. */
    public Optional<String> service() {
        return Optional.ofNullable(attributes.get(Labels.SERVICE));
    }
}
