package orchsh.dsl.compose.keys;

/** The kinds of compose files. */
public enum Generation {
    /** The first kind, of 2014: services alone, on the engine's own bridge. */
    FIRST,
    /** Versions 2.0 to 3.8 and the specification; as docker compose does, all are read alike. */
    LATER
}
