package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.definition.Companions;
import orchsh.engine.model.Need;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
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
    private final StartOrder order;
    private final Changes changes;
    private final Ends ends;
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    /** The services among them that nobody asked for: of these, what stays as it is has no decision. */
    private final Set<String> followers = new HashSet<>();

    Decisions(Stack stack, ObservedStack observed, StartOrder order, Changes changes, Ends ends) {
        this.stack = stack;
        this.observed = observed;
        this.order = order;
        this.changes = changes;
        this.ends = ends;
    }

    void decide(Scope scope) {
        for (Service service : scope.services()) {
            boolean follows = scope.followers().contains(service.name());
            verdicts.put(service.name(), follows ? follow(service) : decide(service));
        }
    }

    /** Of a service that nobody asked for only those containers count that run and cannot stay as they are. */
    private Verdict follow(Service service) {
        List<Decision> decisions = new ArrayList<>();
        Roster.of(stack, observed, service).inPlace().forEach((number, container) -> {
            if (container.isAlive()) {
                follow(service, new Instance(service.name(), number), container).ifPresent(decisions::add);
            }
        });
        followers.add(service.name());
        return new Verdict(decisions, List.of());
    }

    private Optional<Decision> follow(Service service, Instance instance, ObservedContainer container) {
        return companionReason(service, container)
                .map(why -> Decision.about(instance, Decision.Kind.REPLACE, why, container))
                .or(() -> reasonToRestart(service)
                        .map(why -> Decision.about(instance, Decision.Kind.RESTART, why, container)));
    }

    private Optional<String> companionReason(Service service, ObservedContainer container) {
        return ends.hasRunOnce(service, container)
                ? Optional.empty()
                : Companions.reason(Companions.of(stack, service), this::keptOf, container);
    }

    Verdict of(Service service) {
        return Objects.requireNonNull(verdicts.get(service.name()), "every selected service is decided on");
    }

    /** What becomes of the first container of a service; absent when the goal is not about it, or it has none. */
    Optional<Decision> firstOf(Service service) {
        Verdict verdict = verdicts.get(service.name());
        Optional<Decision> first = verdict == null
                ? Optional.empty()
                : verdict.decisions().stream().findFirst();
        return followers.contains(service.name())
                ? first.filter(decision -> decision.container().equals(firstInPlace(service)))
                : first;
    }

    /** A service's first container if it stays, whether or not the goal is about that service. */
    Optional<ObservedContainer> keptOf(Service service) {
        Optional<Decision> first = firstOf(service);
        boolean isDecided = verdicts.containsKey(service.name()) && !followers.contains(service.name());
        return first.isPresent() || isDecided ? first.flatMap(Decision::kept) : firstInPlace(service);
    }

    private Optional<ObservedContainer> firstInPlace(Service service) {
        return Roster.of(stack, observed, service).inPlace().values().stream().findFirst();
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

    /** Who depends on another closely starts again with it. */
    private Optional<String> reasonToRestart(Service service) {
        return order.needsOf(service.name()).stream()
                .filter(Need::restart)
                .flatMap(need -> Optional.ofNullable(verdicts.get(need.service()))
                        .flatMap(Verdict::disturbance)
                        .map(what -> need.service() + ", on which it depends, " + what)
                        .stream())
                .findFirst();
    }

    private Decision decide(Service service, Instance instance, ObservedContainer container) {
        Optional<String> replace =
                changes.reasonToReplace(service, container).or(() -> companionReason(service, container));
        if (replace.isPresent()) {
            return Decision.about(instance, Decision.Kind.REPLACE, replace.get(), container);
        }
        if (ends.isDone(service, container)) {
            return Decision.about(instance, Decision.Kind.KEEP, "", container);
        }
        Optional<String> again = ends.reasonToRunAgain(service, container);
        if (again.isPresent()) {
            Decision.Kind kind = changes.mayReplace() ? Decision.Kind.REPLACE : Decision.Kind.START;
            return Decision.about(instance, kind, again.get(), container);
        }
        return switch (container.state()) {
            case RUNNING, RESTARTING ->
                reasonToRestart(service)
                        .map(why -> Decision.about(instance, Decision.Kind.RESTART, why, container))
                        .orElseGet(() -> Decision.about(instance, Decision.Kind.KEEP, "", container));
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
