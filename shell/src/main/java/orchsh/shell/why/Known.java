package orchsh.shell.why;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Need.Condition;
import orchsh.engine.model.Service;

/**
 * All that is known of one service.
 *
 * @param declared as the script says; absent when no script says anything
 * @param containers its containers, but for those of single commands
 * @param needs what it needs
 * @param isOrphan whether its script says nothing of it any more
 * @param outdated why {@code up} would make it anew; absent when it would not, or nobody knows
 * @param missingImage the image that it needs and this engine does not have
 * @param taken ports that it is to publish and somebody else has, where it has no container
 * @param past what the last run did to it
 * @param apart other services that it needs or links to and shares no network with
 */
record Known(
        String name,
        Optional<Service> declared,
        List<Seen> containers,
        List<Dependency> needs,
        boolean isOrphan,
        Optional<String> outdated,
        Optional<MissingImage> missingImage,
        List<TakenPort> taken,
        Optional<Past> past,
        List<String> apart) {
    Known {
        containers = List.copyOf(containers);
        needs = List.copyOf(needs);
        taken = List.copyOf(taken);
        apart = List.copyOf(apart);
    }

    /** A service that must have come so far before. */
    record Dependency(String service, Condition condition) {}

    /**
     * An image that is not on the engine.
     *
     * @param isBuilt whether the stack builds it
     * @param refused why it could not be pulled when that was tried last
     */
    record MissingImage(String name, boolean isBuilt, Optional<String> refused) {}
}
