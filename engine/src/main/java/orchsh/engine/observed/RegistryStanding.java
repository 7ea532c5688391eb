package orchsh.engine.observed;

/** How an image that is here stands to the one that its registry has under the same name. */
public enum RegistryStanding {
    /** They are the same. */
    SAME,
    /** The registry has another one now. */
    REPLACED,
    /** The registry may have one for the platform that is asked for; the one that is here is for another. */
    OTHER_PLATFORM,
    /** It cannot be told without fetching it. */
    UNKNOWN
}
