package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/**
 * Says of each service what becomes of its containers. Those that are there keep their numbers; new ones get the lowest
 * that are free. Of those that are too many the outdated ones go first, then those with the highest numbers.
 */
final class Decisions {
    /** What is outdated goes first, then what has the highest number. */
    private static final Comparator<Decision> FIRST_TO_GO = Comparator.comparing(Decision::creates)
            .thenComparing(decision -> decision.instance().number())
            .reversed();

    private final Stack stack;
    private final ObservedStack observed;
    private final Changes changes;
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

    Decisions(Stack stack, ObservedStack observed, Changes changes) {
        this.stack = stack;
        this.observed = observed;
        this.changes = changes;
    }

    /** @param services dependencies first */
    void decide(List<Service> services) {
        services.forEach(service -> verdicts.put(service.name(), decide(service)));
    }

    Verdict of(Service service) {
        return Objects.requireNonNull(verdicts.get(service.name()), "every selected service is decided on");
    }

    /** The ids of all containers that go away. */
    Set<String> going() {
        Set<String> going = new LinkedHashSet<>();
        for (Verdict verdict : verdicts.values()) {
            for (Decision decision : verdict.decisions()) {
                decision.replaced().ifPresent(container -> going.add(container.id()));
            }
            verdict.leaving().forEach(leaving -> going.add(leaving.container().id()));
        }
        return going;
    }

    private Verdict decide(Service service) {
        Roster roster = Roster.of(stack, observed, service);
        List<Verdict.Leaving> leaving = new ArrayList<>(roster.leaving());
        SortedMap<Integer, Decision> decisions = new TreeMap<>();
        roster.inPlace()
                .forEach((number, container) ->
                        decisions.put(number, decide(service, new Instance(service.name(), number), container)));
        int wanted = service.replicas();
        tooMany(decisions, wanted).forEach(decision -> {
            decisions.remove(decision.instance().number());
            decision.container().ifPresent(container -> leaving.add(new Verdict.Leaving(container, enough(wanted))));
        });
        for (int number = 1; decisions.size() < wanted; number++) {
            Instance instance = new Instance(service.name(), number);
            decisions.computeIfAbsent(
                    number, key -> new Decision(instance, Decision.Kind.CREATE, "no container yet", Optional.empty()));
        }
        return new Verdict(List.copyOf(decisions.values()), leaving);
    }

    private static List<Decision> tooMany(SortedMap<Integer, Decision> decisions, int wanted) {
        return decisions.size() <= wanted
                ? List.of()
                : decisions.values().stream()
                        .sorted(FIRST_TO_GO)
                        .limit(decisions.size() - wanted)
                        .toList();
    }

    private static String enough(int wanted) {
        return switch (wanted) {
            case 0 -> "no container is wanted";
            case 1 -> "one container is enough";
            default -> wanted + " containers are enough";
        };
    }

    private Decision decide(Service service, Instance instance, ObservedContainer container) {
        Optional<String> replace = changes.reasonToReplace(service, container);
        if (replace.isPresent()) {
            return Decision.about(instance, Decision.Kind.REPLACE, replace.get(), container);
        }
        return switch (container.state()) {
            case RUNNING, RESTARTING -> Decision.about(instance, Decision.Kind.KEEP, "", container);
            case PAUSED -> Decision.about(instance, Decision.Kind.RESTART, "it is paused", container);
            case CREATED -> Decision.about(instance, Decision.Kind.START, "created, but never started", container);
            case EXITED ->
                Decision.about(instance, Decision.Kind.START, "it has ended: " + container.status(), container);
            case REMOVING, DEAD, UNKNOWN ->
                Decision.about(
                        instance,
                        Decision.Kind.REPLACE,
                        "it is " + container.state().word(),
                        container);
        };
    }
}
