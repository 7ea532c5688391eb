package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;

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
        Succession succession = Succession.of(all);
        List<Verdict.Leaving> leaving = new ArrayList<>();
        SortedMap<Integer, ObservedContainer> inPlace = new TreeMap<>();
        for (ObservedContainer container : all) {
            int number = container.number().orElse(0);
            switch (succession.roleOf(container)) {
                case SET_ASIDE -> leaving.add(new Verdict.Leaving(container, "another one has taken its place"));
                case IN_THE_MAKING ->
                    leaving.add(new Verdict.Leaving(container, "it was to take a place that was not given up"));
                case IN_PLACE -> {
                    if (number == 0) {
                        leaving.add(new Verdict.Leaving(container, "it has no number"));
                    } else {
                        Optional.ofNullable(inPlace.putIfAbsent(number, container))
                                .ifPresent(other ->
                                        leaving.add(second(stack, service, number, other, container, inPlace)));
                    }
                }
                case KEPT -> {} // it goes with its successor
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
