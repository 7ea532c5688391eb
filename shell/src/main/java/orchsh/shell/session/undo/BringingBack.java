package orchsh.shell.session.undo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.declare.Links;
import orchsh.shell.session.engine.KeptContainers;
import orchsh.shell.session.entry.Errands;

/** Makes the containers of a stack again what they were before an entry. */
final class BringingBack {
    private final KeptContainers shelf;
    private final Errands errands;
    private final Call call;

    BringingBack(KeptContainers shelf, Errands errands, Call call) {
        this.shelf = shelf;
        this.errands = errands;
        this.call = call;
    }

    /**
     * Makes them that.
     *
     * @param then how they were
     * @param changed the stack as the entry has made it; absent if it did not change it
     */
    ExitCode containers(List<ObservedContainer> then, Optional<Stack> changed) {
        Set<String> missing;
        String stack = call.stackName();
        try (OpenEngine engine = call.openExistingEngine();
                OpenEngine.Hold lock = call.lock(engine, stack)) {
            ContainerEngine changes = engine.ports().changes().get();
            Map<String, ObservedContainer> there = new LinkedHashMap<>();
            engine.observer().containersOf(stack).forEach(container -> there.put(container.id(), container));
            added(then, there.values()).forEach(container -> remove(container, changes));
            List<ObservedContainer> kept = then.stream()
                    .filter(old -> shelf.find(old.id()).isPresent())
                    .toList();
            List<ObservedContainer> sorted = kept.isEmpty() ? then : withNamesAndNetworks(kept, then, engine);
            missing = toStates(sorted, kept, there, changes);
            changed.ifPresent(was -> linkAsBefore(was, engine));
        }
        return missing.isEmpty() ? ExitCode.FINE : makeAgain(missing, then);
    }

    /** Those that the entry has made; what one command was carried out in is no part of the stack. */
    private static List<ObservedContainer> added(List<ObservedContainer> then, Collection<ObservedContainer> now) {
        Set<String> known = then.stream().map(ObservedContainer::id).collect(Collectors.toSet());
        return now.stream()
                .filter(container -> !known.contains(container.id()) && !container.isOneOff())
                .toList();
    }

    /** Gives those that were kept back what they had; returns all in the order in which they are started. */
    private List<ObservedContainer> withNamesAndNetworks(
            List<ObservedContainer> kept, List<ObservedContainer> then, OpenEngine engine) {
        Restoration restoration =
                new Restoration(engine, call.readStack(List.of()).stack());
        restoration.bringBackNetworks(kept, call);
        for (ObservedContainer old : kept) {
            restoration.bringBack(old);
            shelf.remove(old.id());
        }
        return restoration.inOrder(then);
    }

    /** Lets those run that ran; the services are returned whose containers are gone. */
    private static Set<String> toStates(
            List<ObservedContainer> then,
            List<ObservedContainer> kept,
            Map<String, ObservedContainer> there,
            ContainerEngine changes) {
        Set<String> missing = new TreeSet<>();
        for (ObservedContainer old : then) {
            ObservedContainer now = there.get(old.id());
            if (kept.contains(old)) {
                startIfItRan(old, changes);
            } else if (now == null) {
                old.service().ifPresent(missing::add);
            } else {
                toState(old, now, changes);
            }
        }
        return missing;
    }

    private static void remove(ObservedContainer container, ContainerEngine changes) {
        if (container.isRunning()) {
            changes.stop(container.id(), KeptContainers.GRACE);
        }
        changes.removeContainer(container.id(), AnonymousVolumes.KEEP);
    }

    private static void startIfItRan(ObservedContainer old, ContainerEngine changes) {
        if (old.isAlive()) {
            changes.start(old.id());
        }
        pauseIfItWas(old, changes);
    }

    private static void pauseIfItWas(ObservedContainer old, ContainerEngine changes) {
        if (old.state() == ObservedContainer.State.PAUSED) {
            changes.pause(old.id());
        }
    }

    private static void toState(ObservedContainer old, ObservedContainer now, ContainerEngine changes) {
        if (old.state() == now.state()) {
            return;
        }
        if (now.state() == ObservedContainer.State.PAUSED) {
            changes.unpause(now.id());
        }
        if (old.isAlive() && !now.isAlive()) {
            changes.start(now.id());
        } else if (now.isAlive() && !old.isAlive()) {
            changes.stop(now.id(), KeptContainers.GRACE);
        }
        pauseIfItWas(old, changes);
    }

    /** Services know others by the names that they had before the entry, as far as these are others. */
    private void linkAsBefore(Stack changed, OpenEngine engine) {
        Stack stack = call.readStack(List.of()).stack();
        Links links = new Links(engine, stack);
        stack.services().stream()
                .filter(service -> changed.service(service.name())
                        .filter(other -> !other.links().equals(service.links()))
                        .isPresent())
                .map(Service::name)
                .forEach(links::apply);
    }

    /** What is gone is made anew; the data of volumes with a name is in them again. */
    private ExitCode makeAgain(Set<String> missing, List<ObservedContainer> then) {
        Map<String, Long> numbers = then.stream()
                .filter(container -> !container.isOneOff())
                .flatMap(container -> container.service().stream())
                .filter(missing::contains)
                .collect(Collectors.groupingBy(service -> service, TreeMap::new, Collectors.counting()));
        List<String> words = new ArrayList<>(List.of("up"));
        numbers.forEach((service, number) -> words.addAll(List.of("--scale", service + "=" + number)));
        words.addAll(numbers.keySet());
        return numbers.isEmpty() ? ExitCode.FINE : errands.run(call.invocation().asIf(words));
    }
}
