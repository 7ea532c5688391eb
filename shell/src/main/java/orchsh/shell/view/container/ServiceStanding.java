package orchsh.shell.view.container;

import java.util.Collection;
import java.util.Set;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;

/** How the containers of one service are doing. */
public enum ServiceStanding {
    GOOD,
    BUSY,
    BAD,
    /** There are none. */
    AWAY;

    private static final Set<String> ON_THE_WAY = Set.of("starting", "created", "paused", "restarting", "removing");

    public static ServiceStanding of(Collection<ObservedContainer> containers) {
        if (containers.isEmpty()) {
            return AWAY;
        }
        StackStanding standing = StackStanding.of(containers);
        if (standing.isReady()) {
            return GOOD;
        }
        return ON_THE_WAY.containsAll(standing.others().keySet()) ? BUSY : BAD;
    }

    /** For example {@code running}, {@code healthy}, {@code completed}, {@code failed (3)} or {@code 2/3 ready, 1 exited}. */
    public static String words(Collection<ObservedContainer> containers) {
        StackStanding standing = StackStanding.of(containers);
        if (containers.isEmpty()) {
            return "not there";
        }
        if (containers.size() > 1) {
            return standing.words();
        }
        ObservedContainer container = containers.iterator().next();
        if (!standing.isReady()) {
            return String.join(", ", standing.others().keySet());
        }
        return container.isRunning()
                        && container
                                .health()
                                .filter(Health.Status.HEALTHY::equals)
                                .isPresent()
                ? "healthy"
                : StateWords.of(container);
    }
}
