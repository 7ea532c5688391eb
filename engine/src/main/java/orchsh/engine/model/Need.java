package orchsh.engine.model;

/**
 * Something that must be there before a service is started.
 *
 * @param service the service needed
 * @param condition how far it must have come
 * @param restart whether this service is restarted when the one it needs was replaced or restarted
 */
public record Need(String service, Condition condition, boolean restart) {

    /** How far a needed service must have come; later ones include earlier ones. */
    public enum Condition {
        STARTED,
        READY,
        /** It has run to its end, and without a fault. */
        COMPLETED;

        /** As the language writes it. */
        public String word() {
            return switch (this) {
                case STARTED -> "started";
                case READY -> "ready";
                case COMPLETED -> "completed";
            };
        }
    }

    public Need {
        Names.thing("service", service);
    }

    public Need(String service, Condition condition) {
        this(service, condition, false);
    }

    public static Need ready(String service) {
        return new Need(service, Condition.READY);
    }

    public static Need completed(String service) {
        return new Need(service, Condition.COMPLETED);
    }
}
