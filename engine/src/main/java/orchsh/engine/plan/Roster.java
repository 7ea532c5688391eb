package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/**
 * Which of the containers that a service has count, and as which. One that was to take the place of another that is still
 * there does not count; one whose predecessor has gone or was set aside for it does, though its name is not right yet.
 * What is kept of the deployment before counts for nothing.
 *
 * @param inPlace those that count, by number
 * @param leaving the others
 */
record Roster(SortedMap<Integer, ObservedContainer> inPlace, List<Verdict.Leaving> leaving) {

    static Roster of(Stack stack, ObservedStack observed, Service service) {
        List<ObservedContainer> all = observed.ofService(service.name()).stream()
                .filter(container -> !container.isOneOff())
                .toList();
        List<ObservedContainer> present = new ArrayList<>();
        List<Verdict.Leaving> leaving = new ArrayList<>();
        for (ObservedContainer container : all) {
            if (Departures.isAside(container, all)) {
                leaving.add(new Verdict.Leaving(container, "another one has taken its place"));
            } else if (!container.name().endsWith(Predecessors.SUFFIX) || !Predecessors.isOne(container, all)) {
                present.add(container);
            }
        }
        Set<String> ids = new HashSet<>();
        present.forEach(container -> ids.add(container.id()));
        SortedMap<Integer, ObservedContainer> inPlace = new TreeMap<>();
        for (ObservedContainer container : present) {
            int number = container.number().orElse(0);
            if (container.label(Labels.REPLACES).filter(ids::contains).isPresent()) {
                leaving.add(new Verdict.Leaving(container, "it was to take a place that was not given up"));
            } else if (number == 0) {
                leaving.add(new Verdict.Leaving(container, "it has no number"));
            } else {
                Optional.ofNullable(inPlace.putIfAbsent(number, container))
                        .ifPresent(other -> leaving.add(second(stack, service, number, other, container, inPlace)));
            }
        }
        return new Roster(inPlace, leaving);
    }

    /** Of two with one number the one with the right name stays. */
    private static Verdict.Leaving second(
            Stack stack,
            Service service,
            int number,
            ObservedContainer first,
            ObservedContainer second,
            SortedMap<Integer, ObservedContainer> inPlace) {
        String name = stack.containerName(service, number);
        boolean isBetter = second.name().equals(name) && !first.name().equals(name);
        if (isBetter) {
            inPlace.put(number, second);
        }
        return new Verdict.Leaving(isBetter ? first : second, "there is another one with the number " + number);
    }
}
