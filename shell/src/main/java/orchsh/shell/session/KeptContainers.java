package orchsh.shell.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/** The containers that were removed and can still be had back: entries do not see them. */
final class KeptContainers {
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
