package orchsh.shell.session;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/** The containers that were removed and can still be had back: entries do not see them. */
final class KeptContainers {
    /** How long a container has to end by itself. */
    static final Duration GRACE = Duration.ofSeconds(10);
    /** How long one is kept. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    void add(String id) {
        ids.add(id);
    }

    void remove(String id) {
        ids.remove(id);
    }

    Set<String> ids() {
        return Set.copyOf(ids);
    }

    List<ObservedContainer> without(List<ObservedContainer> containers) {
        return ids.isEmpty()
                ? containers
                : containers.stream()
                        .filter(container -> !ids.contains(container.id()))
                        .toList();
    }

    ObservedStack without(ObservedStack stack) {
        return ids.isEmpty()
                ? stack
                : new ObservedStack(
                        stack.engine(),
                        stack.project(),
                        without(stack.containers()),
                        stack.networks(),
                        stack.volumes(),
                        stack.images());
    }
}
