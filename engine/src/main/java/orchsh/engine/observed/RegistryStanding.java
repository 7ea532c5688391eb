package orchsh.engine.observed;

/** How an image that is here stands to the one that its registry has under the same name. */
public enum RegistryStanding {
    /** They are the same. */
    SAME,
    /** The registry has another one now. */
    REPLACED,
    /** It cannot be told without fetching it. */
    UNKNOWN
}
