package orchsh.engine.observed;

/**
 * What is at a path in a container.
 *
 * @param name the last part of the path
 * @param kind what it is, links not followed
 * @param size in bytes
 * @param linkTarget where a link leads; empty for others
 */
public record PathFacts(String name, Kind kind, long size, String linkTarget) {
    /** What can be at a path. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }
}
