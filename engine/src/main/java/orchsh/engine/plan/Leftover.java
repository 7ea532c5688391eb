package orchsh.engine.plan;

/**
 * Something on an engine that orchsh made and nobody needs any more.
 *
 * @param kind what it is
 * @param stack the stack it was made for
 * @param name its name on the engine
 * @param id its id; its name where it has no other
 * @param why why nobody needs it
 */
public record Leftover(Kind kind, String stack, String name, String id, String why) {

    /** What can be left. */
    public enum Kind {
        CONTAINER("container"),
        NETWORK("network"),
        VOLUME("volume"),
        /** A volume that holds the secrets and configs of one container. */
        FILES("secrets"),
        IMAGE("image"),
        /** What says until when a stack may stay. */
        LEASE("time");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
