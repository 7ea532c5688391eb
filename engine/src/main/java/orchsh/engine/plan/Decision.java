package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;

/**
 * What becomes of a service's containers.
 *
 * @param kind what becomes of the one that counts
 * @param why the reason in words
 * @param container the one that counts, if there is one
 * @param surplus the others, which go
 */
record Decision(Kind kind, String why, Optional<ObservedContainer> container, List<ObservedContainer> surplus) {

    /** What can become of a container. */
    enum Kind {
        KEEP,
        START,
        RESTART,
        CREATE,
        REPLACE
    }

    Decision {
        surplus = List.copyOf(surplus);
    }

    boolean creates() {
        return kind == Kind.CREATE || kind == Kind.REPLACE;
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
