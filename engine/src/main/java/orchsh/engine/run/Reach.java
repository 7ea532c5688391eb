package orchsh.engine.run;

/**
 * From where an engine's containers are looked at.
 *
 * @param project the stack's name
 * @param publishedAt the host on which published ports are
 * @param locality whether the containers' own addresses may be reachable
 */
public record Reach(String project, String publishedAt, Locality locality) {
    /** Where the engine is. */
    public enum Locality {
        LOCAL,
        REMOTE
    }
}
