package orchsh.engine.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.observed.StackTraces;
import orchsh.engine.observed.Succession;
import orchsh.engine.plan.Leftover.Kind;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/** Finds what orchsh made and nobody needs any more, of all stacks. What has no label of ours is never part of it. */
public final class Sweep {
    /** What is younger may be in somebody's hands, though it does not run yet or any more. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final ObservedStack engine;
    private final Instant now;
    private final Extent extent;
    private final Map<String, StackTraces> stacks;

    /** How far it goes. */
    public enum Extent {
        /** What nobody can miss. */
        USUAL,
        /** Also what would have to be made again: images that no container uses, of stacks that are there. */
        ALL
    }

    /** @param engine a snapshot; of which stack does not matter */
    public Sweep(ObservedStack engine, Instant now, Extent extent) {
        this.engine = engine;
        this.now = now;
        this.extent = extent;
        this.stacks = StackTraces.of(engine).stream().collect(Collectors.toMap(StackTraces::name, Function.identity()));
    }

    /** By stack, and by kind within a stack. */
    public List<Leftover> leftovers() {
        Set<String> names = new TreeSet<>(stacks.keySet());
        engine.images().forEach(image -> image.label(Labels.STACK).ifPresent(names::add));
        return names.stream().flatMap(name -> leftoversOf(name).stream()).toList();
    }

    /** What to do so that nothing is left of what nobody needs of a stack. */
    public Plan plan(String stack) {
        List<Leftover> leftovers = leftoversOf(stack);
        Plan first = isExpired(stack)
                ? new DownPlanner(new Belongings(engine, stack).alone(), new Goal.Down(Goal.Down.Data.REMOVE)).plan()
                : parts(stack, leftovers);
        PlanBuilder plan = new PlanBuilder(stack);
        first.steps().forEach(step -> plan.add(step.step(), step.why(), step.after()));
        List<Integer> removals = first.steps().stream()
                .filter(planned -> planned.step() instanceof Step.RemoveContainer)
                .map(PlannedStep::id)
                .toList();
        leftovers.stream()
                .filter(leftover -> leftover.kind() == Kind.IMAGE)
                .forEach(image -> plan.add(new Step.RemoveImage(image.name()), image.why(), removals));
        return plan.build();
    }

    private static Plan parts(String stack, List<Leftover> leftovers) {
        PlanBuilder plan = new PlanBuilder(stack);
        List<Integer> removals = new ArrayList<>();
        for (Leftover leftover : leftovers) {
            switch (leftover.kind()) {
                case CONTAINER ->
                    removals.add(plan.add(
                            new Step.RemoveContainer("", leftover.name(), AnonymousVolumes.KEEP),
                            leftover.why(),
                            List.of()));
                case NETWORK ->
                    plan.add(new Step.RemoveNetwork(leftover.name(), leftover.id()), leftover.why(), removals);
                case VOLUME -> plan.add(new Step.RemoveVolume(leftover.name()), leftover.why(), removals);
                case FILES -> plan.add(new Step.RemoveFiles("", leftover.name()), leftover.why(), removals);
                case IMAGE, LEASE -> {} // images come when everything else is gone, and the time ends with its stack
            }
        }
        return plan.build();
    }

    private boolean isExpired(String stack) {
        return Optional.ofNullable(stacks.get(stack))
                .filter(traces -> traces.isExpired(now))
                .isPresent();
    }

    private List<Leftover> leftoversOf(String name) {
        List<Leftover> found = new ArrayList<>();
        Optional<StackTraces> traces = Optional.ofNullable(stacks.get(name));
        traces.ifPresent(stack -> found.addAll(stack.isExpired(now) ? all(stack) : parts(stack)));
        Set<String> going = found.stream()
                .filter(leftover -> leftover.kind() == Kind.CONTAINER)
                .map(Leftover::id)
                .collect(Collectors.toSet());
        found.addAll(images(name, traces, going));
        found.sort(Comparator.comparing(Leftover::kind).thenComparing(Leftover::name));
        return found;
    }

    /** All of a stack whose time is over, as far as orchsh made it and nobody else is in it. */
    private List<Leftover> all(StackTraces stack) {
        String why = "its stack might stay until " + stack.until().orElseThrow();
        Belongings belongings = new Belongings(engine, stack.name());
        List<Leftover> found = new ArrayList<>();
        belongings.containers().forEach(container -> found.add(of(stack, container, why)));
        belongings.networks().forEach(network -> found.add(of(stack, network, why)));
        belongings
                .volumes()
                .forEach(volume -> found.add(
                        of(stack, volume, volume.label(Labels.FILES).isPresent() ? why : why + "; its data is lost")));
        return found.isEmpty()
                ? List.of(new Leftover(Kind.LEASE, stack.name(), stack.name(), stack.name(), "nothing else is left"))
                : found;
    }

    private List<Leftover> parts(StackTraces stack) {
        List<Leftover> found = new ArrayList<>();
        List<ObservedContainer> staying = new ArrayList<>();
        Succession succession = Succession.of(stack.containers());
        for (ObservedContainer container : stack.containers()) {
            whyLeft(stack, succession, container)
                    .ifPresentOrElse(why -> found.add(of(stack, container, why)), () -> staying.add(container));
        }
        Set<String> used = new HashSet<>();
        Set<String> entered = new HashSet<>();
        Set<String> going = found.stream().map(Leftover::id).collect(Collectors.toSet());
        for (ObservedContainer container : engine.containers()) {
            if (!going.contains(container.id())) {
                container.volumes().forEach(volume -> used.add(volume.volume()));
                entered.addAll(container.networks().keySet());
            }
        }
        for (ObservedNetwork network : stack.networks()) {
            boolean isOurs = network.label(Labels.STACK).isPresent();
            if (isOurs && staying.isEmpty() && !entered.contains(network.name())) {
                found.add(of(stack, network, "its stack has no containers"));
            }
        }
        for (ObservedVolume volume : stack.volumes()) {
            boolean isOurs = volume.label(Labels.STACK).isPresent();
            if (isOurs && !used.contains(volume.name())) {
                if (volume.label(Labels.FILES).isPresent()) {
                    found.add(of(stack, volume, "the container has gone that had it"));
                } else if (volume.isNameless()) {
                    found.add(of(stack, volume, "it has no name, and no container uses it; its data is lost"));
                }
            }
        }
        return found;
    }

    private Optional<String> whyLeft(StackTraces stack, Succession succession, ObservedContainer container) {
        Optional<Instant> keptUntil = container.keptUntil();
        if (keptUntil.isPresent()) {
            return keptUntil.filter(now::isAfter).map(until -> "a shell kept it for `undo`, and is gone");
        }
        if (container.label(Labels.STACK).isEmpty() || container.isAlive()) {
            return Optional.empty();
        }
        if (container.isOneOff()) {
            boolean isFresh = Instant.ofEpochSecond(container.created()).isAfter(now.minus(FRESH));
            return isFresh ? Optional.empty() : Optional.of("its single command has ended");
        }
        boolean isReplaced = stack.containers().stream()
                .anyMatch(other -> other.isAlive()
                        && other.label(Labels.REPLACES)
                                .filter(container.id()::equals)
                                .isPresent());
        if (isReplaced && succession.isSetAside(container)) {
            return Optional.of("a killed run set it aside for its successor");
        }
        boolean isFutile = container.name().endsWith(Conflicts.successorName(""))
                && succession.predecessorOf(container).isPresent();
        return isFutile ? Optional.of("a killed run made it, and what it should replace is there") : Optional.empty();
    }

    private List<Leftover> images(String name, Optional<StackTraces> stack, Set<String> going) {
        boolean isGone = stack.isEmpty() || stack.get().isExpired(now);
        if (!isGone && extent == Extent.USUAL) {
            return List.of();
        }
        String why = isGone ? "its stack is gone" : "no container uses it";
        List<Leftover> found = new ArrayList<>();
        for (ObservedImage image : engine.images()) {
            if (image.label(Labels.STACK).filter(name::equals).isPresent() && !isNeeded(image, going)) {
                image.namesBuiltUnder()
                        .forEach(built -> found.add(new Leftover(Kind.IMAGE, name, built, image.id(), why)));
            }
        }
        return found;
    }

    private boolean isNeeded(ObservedImage image, Set<String> going) {
        boolean isUsed = engine.containers().stream()
                .anyMatch(container -> container.imageId().equals(image.id()) && !going.contains(container.id()));
        return isUsed
                || engine.images().stream()
                        .filter(other -> !other.id().equals(image.id()))
                        .anyMatch(other -> other.label(Labels.BASES).orElse("").contains(image.id()));
    }

    private static Leftover of(StackTraces stack, ObservedContainer container, String why) {
        return new Leftover(Kind.CONTAINER, stack.name(), container.name(), container.id(), why);
    }

    private static Leftover of(StackTraces stack, ObservedNetwork network, String why) {
        return new Leftover(Kind.NETWORK, stack.name(), network.name(), network.id(), why);
    }

    private static Leftover of(StackTraces stack, ObservedVolume volume, String why) {
        Kind kind = volume.label(Labels.FILES).isPresent() ? Kind.FILES : Kind.VOLUME;
        return new Leftover(kind, stack.name(), volume.name(), volume.name(), why);
    }
}
