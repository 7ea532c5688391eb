package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/**
 * How containers make room for others: they are removed at once or, when what is done must be undone on a failure, set
 * aside under another name and removed only when everything is ready.
 */
final class Departures {
    private final PlanBuilder plan;
    private final Terms.OnFailure onFailure;
    private final List<SetAside> aside = new ArrayList<>();
    /** By a name that was taken: the step after which it is free. */
    private final Map<String, Integer> freedNames = new HashMap<>();

    private record SetAside(String service, String name, String why) {}

    Departures(PlanBuilder plan, Terms.OnFailure onFailure) {
        this.plan = plan;
        this.onFailure = onFailure;
    }

    /** The name of a container that was set aside. */
    static String nameAside(String name) {
        return name + "-before";
    }

    /** Whether it was set aside for one of the others, which has taken its place. */
    static boolean isAside(ObservedContainer container, Collection<ObservedContainer> others) {
        return container.name().endsWith(nameAside(""))
                && others.stream()
                        .anyMatch(other -> other.label(Labels.REPLACES)
                                .filter(container.id()::equals)
                                .isPresent());
    }

    /** Adds the step after which the container's name and all it held is free, and returns its number. */
    int depart(String service, ObservedContainer container, String why, Collection<Integer> after) {
        boolean canComeBack = switch (container.state()) {
            case CREATED, RUNNING, PAUSED, RESTARTING, EXITED -> true;
            case REMOVING, DEAD, UNKNOWN -> false;
        };
        Set<Integer> before = new LinkedHashSet<>(after);
        int step;
        if (onFailure == Terms.OnFailure.UNDO && canComeBack) {
            String name = nameAside(container.name());
            Optional.ofNullable(freedNames.get(name)).ifPresent(before::add);
            step = plan.add(new Step.RenameContainer(service, container.name(), name), why, before);
            aside.add(new SetAside(service, name, why));
        } else {
            step = plan.add(removal(service, container.name()), why, before);
        }
        freedNames.put(container.name(), step);
        return step;
    }

    /** Adds the steps that remove what was set aside, once the given steps are done. */
    void removeSetAside(Collection<Integer> allReady) {
        if (!aside.isEmpty()) {
            int ready = plan.add(new Step.AllReady(), "", allReady);
            aside.forEach(gone -> plan.add(removal(gone.service(), gone.name()), gone.why(), List.of(ready)));
        }
    }

    /** Its volumes without a name stay: its successor has them, or nobody asked for their data to be lost. */
    private static Step removal(String service, String container) {
        return new Step.RemoveContainer(service, container, AnonymousVolumes.KEEP);
    }
}
