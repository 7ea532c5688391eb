package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.definition.MadeWith;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.Succession;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/**
 * How containers make room for others: they are removed at once or, when what is done must be undone on a failure, set
 * aside under another name and removed only when everything is ready.
 */
final class Departures {
    private final ObservedStack observed;
    private final PlanBuilder plan;
    private final Terms.OnFailure onFailure;
    private final Choices.Replacement replacement;
    private final List<SetAside> aside = new ArrayList<>();
    /** By a name that was taken: the step after which it is free. */
    private final Map<String, Integer> freedNames = new HashMap<>();

    /** By the id of a container that goes: the step after which its name is free. */
    private final Map<String, Integer> departed = new HashMap<>();

    private Optional<Predecessors> predecessors = Optional.empty();
    private List<Integer> pointOfNoReturn = List.of();

    /**
     * A container that makes room.
     *
     * @param name the name it has when it is removed
     */
    private record SetAside(
            String service, ObservedContainer container, String name, AnonymousVolumes volumes, String why) {
        SetAside under(String otherName) {
            return new SetAside(service, container, otherName, volumes, why);
        }
    }

    Departures(ObservedStack observed, PlanBuilder plan, Terms.OnFailure onFailure, Choices.Replacement replacement) {
        this.observed = observed;
        this.plan = plan;
        this.onFailure = onFailure;
        this.replacement = replacement;
    }

    /** Adds the step after which the place of a container that has a successor is free, and returns its number. */
    int makeWay(
            String service,
            ObservedContainer container,
            AnonymousVolumes volumes,
            String why,
            Collection<Integer> after) {
        if (replacement == Choices.Replacement.AT_ONCE || !canComeBack(container)) {
            return depart(service, container, volumes, why, after);
        }
        String name = Predecessors.nameOf(container.name());
        Set<Integer> before = new LinkedHashSet<>(after);
        Optional.ofNullable(freedNames.get(name)).ifPresent(before::add);
        int step = plan.add(new Step.RenameContainer(service, container.name(), name), "it can come back", before);
        freedNames.put(container.name(), step);
        departed.put(container.id(), step);
        boolean mayRunAgain = Predecessors.policyOf(container)
                .filter(RestartPolicy.NO::equals)
                .isEmpty();
        if (mayRunAgain && !observed.engine().isPodman()) {
            Step resting = new Step.SetRestart(service, name, RestartPolicy.NO);
            plan.add(resting, "it is kept, and is not to run", List.of(step));
        }
        return step;
    }

    /** Adds the steps after which nothing is left of what a container itself has replaced, and returns their numbers. */
    List<Integer> forgetPredecessorOf(String service, ObservedContainer container, Collection<Integer> after) {
        List<Integer> steps = new ArrayList<>();
        for (ObservedContainer kept : predecessors().of(container)) {
            if (!departed.containsKey(kept.id())) {
                steps.add(depart(service, kept, AnonymousVolumes.KEEP, "only the deployment before is kept", after));
            }
        }
        return steps;
    }

    /** The name of a container that was set aside. */
    static String nameAside(String name) {
        return name + Succession.SET_ASIDE;
    }

    /**
     * Whether the container stays where an earlier run has set it aside, until everything is ready. It is not renamed
     * again, for the engine may still be at removing it for that run, and the two would get into each other's way.
     */
    boolean staysAside(String service, ObservedContainer container, String why) {
        boolean stays = onFailure == Terms.OnFailure.UNDO
                && container.state() == ObservedContainer.State.EXITED
                && container.name().endsWith(Succession.SET_ASIDE);
        if (stays) {
            aside.add(new SetAside(service, container, container.name(), AnonymousVolumes.KEEP, why));
        }
        return stays;
    }

    /** A name for a container that is set aside which no other one has there. */
    private String freeNameAside(String name) {
        String wanted = nameAside(name);
        while (aside.stream().map(SetAside::name).anyMatch(wanted::equals)) {
            wanted = nameAside(wanted);
        }
        return wanted;
    }

    /**
     * Adds the step after which the container's name and all it held is free, and returns its number.
     *
     * @param volumes what becomes of its volumes without a name
     */
    int depart(
            String service,
            ObservedContainer container,
            AnonymousVolumes volumes,
            String why,
            Collection<Integer> after) {
        Integer known = departed.get(container.id());
        if (known != null) {
            return known;
        }
        Set<Integer> before = new LinkedHashSet<>(after);
        SetAside departing = new SetAside(service, container, container.name(), volumes, why);
        int step;
        if (onFailure == Terms.OnFailure.UNDO && canComeBack(container)) {
            String name = freeNameAside(container.name());
            Optional.ofNullable(freedNames.get(name)).ifPresent(before::add);
            step = plan.add(new Step.RenameContainer(service, container.name(), name), why, before);
            aside.add(departing.under(name));
        } else {
            step = remove(departing, before);
        }
        freedNames.put(container.name(), step);
        departed.put(container.id(), step);
        forgetPredecessorOf(service, container, List.of(step));
        return step;
    }

    private Predecessors predecessors() {
        if (predecessors.isEmpty()) {
            predecessors = Optional.of(new Predecessors(observed));
        }
        return predecessors.get();
    }

    private static boolean canComeBack(ObservedContainer container) {
        return switch (container.state()) {
            case CREATED, RUNNING, PAUSED, RESTARTING, EXITED -> true;
            case REMOVING, DEAD, UNKNOWN -> false;
        };
    }

    /** Adds the steps that remove what was set aside, once the given steps are done. */
    void removeSetAside(Collection<Integer> allReady) {
        aside.forEach(gone -> remove(gone, pointOfNoReturn(allReady)));
    }

    /** The step after which nothing can be undone any more, once the given ones are done; none when nothing would be. */
    List<Integer> pointOfNoReturn(Collection<Integer> allReady) {
        if (onFailure == Terms.OnFailure.UNDO && pointOfNoReturn.isEmpty()) {
            pointOfNoReturn = List.of(plan.add(new Step.AllReady(), "", allReady));
        }
        return pointOfNoReturn;
    }

    /** The engine removes volumes without a name with their container, but not those that it had from its predecessor. */
    private int remove(SetAside departing, Collection<Integer> after) {
        int step = plan.add(
                new Step.RemoveContainer(departing.service(), departing.name(), departing.volumes()),
                departing.why(),
                after);
        for (String volume : observed.volumesOfFiles(departing.container())) {
            plan.add(new Step.RemoveFiles(departing.service(), volume), departing.why(), List.of(step));
        }
        boolean hasOthers = departing.container().label(Labels.REPLACES).isPresent();
        if (departing.volumes() == AnonymousVolumes.REMOVE && hasOthers) {
            MadeWith.nameless(departing.container())
                    .forEach(volume -> plan.add(
                            new Step.RemoveVolume(volume.volume()), "asked for, its data is lost", List.of(step)));
        }
        return step;
    }
}
