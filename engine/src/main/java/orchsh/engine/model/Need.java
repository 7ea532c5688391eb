package orchsh.engine.model;

/**
 * Something that must be there before a service is started.
 *
 * @param service the service needed
 * @param condition how far it must have come
 */
public record Need(String service, Condition condition) {

    /** How far a needed service must have come; later ones include earlier ones. */
    public enum Condition {
        STARTED,
        READY;

        /** As the language writes it. */
        public String word() {
            return switch (this) {
                case STARTED -> "started";
                case READY -> "ready";
            };
        }
    }

    public Need {
        Names.thing("service", service);
    }

    public static Need ready(String service) {
        return new Need(service, Condition.READY);
    }
}
