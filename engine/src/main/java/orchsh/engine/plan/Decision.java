package orchsh.engine.plan;

import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;

/**
 * What becomes of one of a service's containers.
 *
 * @param instance which of them
 * @param kind what becomes of it
 * @param why the reason in words
 * @param container the one that is there, if there is one
 */
record Decision(Instance instance, Kind kind, String why, Optional<ObservedContainer> container) {

    /** What can become of a container. */
    enum Kind {
        KEEP,
        START,
        RESTART,
        CREATE,
        REPLACE
    }

    static Decision about(Instance instance, Kind kind, String why, ObservedContainer container) {
        return new Decision(instance, kind, why, Optional.of(container));
    }

    boolean creates() {
        return kind == Kind.CREATE || kind == Kind.REPLACE;
    }

    /** Whether what runs now is stopped. */
    boolean stops() {
        return (kind == Kind.REPLACE || kind == Kind.RESTART)
                && container.filter(ObservedContainer::isAlive).isPresent();
    }

    /** The container that is replaced. */
    Optional<ObservedContainer> replaced() {
        return kind == Kind.REPLACE ? container : Optional.empty();
    }

    /** The container that stays. */
    Optional<ObservedContainer> kept() {
        return creates() ? Optional.empty() : container;
    }
}
