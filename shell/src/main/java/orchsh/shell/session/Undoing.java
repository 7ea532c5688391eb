package orchsh.shell.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.ReadStack;

/** Remembers how everything was before entries that changed something, and brings it back. */
final class Undoing {
    /** The commands that can be undone. */
    private static final Set<String> WORDS =
            Set.of("rm", "down", "stop", "start", "scale", "link", "unlink", "run", "kill", "pause", "unpause");

    /** Those after which containers that plans remove are kept. */
    private static final Set<String> KEEPING = Set.of("down", "rm", "scale");

    private static final int MOST = 50;

    private final SessionDesk desk;
    private final Deque<Before> before = new ArrayDeque<>();

    Undoing(SessionDesk desk) {
        this.desk = desk;
    }

    /**
     * How it was.
     *
     * @param entry what changed it
     * @param model the stack
     * @param containers those of the stack; absent if no engine was known
     */
    record Before(String entry, SessionModel.State model, Optional<List<ObservedContainer>> containers) {}

    /** How it is now, if the entry is one that may have to be undone. */
    Optional<Before> snapshot(String entry, Optional<String> command) {
        boolean isLanguage = command.isEmpty();
        boolean destroysData = entry.matches("(?s)down\\b.*(-v|--volumes)\\b.*");
        if (!isLanguage && (!WORDS.contains(command.get()) || destroysData)) {
            return Optional.empty();
        }
        return Optional.of(new Before(entry, desk.model().state(), isLanguage ? Optional.empty() : containers()));
    }

    /** Those of the stack as they are now; absent where there is no engine or no stack, for then nothing is changed there. */
    private Optional<List<ObservedContainer>> containers() {
        List<ObservedContainer> seen = new ArrayList<>();
        ExitCode code = desk.quietly(call -> {
            try (OpenEngine engine = call.openExistingEngine()) {
                seen.addAll(call.listed(call.stackName(), engine));
            }
            return ExitCode.FINE;
        });
        return code.equals(ExitCode.FINE) ? Optional.of(List.copyOf(seen)) : Optional.empty();
    }

    /** Whether what the command removes is kept for a while. */
    static boolean isKeeping(Optional<String> command) {
        return command.filter(KEEPING::contains).isPresent();
    }

    /** The entry has been carried out. */
    synchronized void done(Before snapshot) {
        boolean changed = snapshot.containers().isPresent()
                ? !statesOf(snapshot.containers().get())
                                .equals(statesOf(containers().orElse(List.of())))
                        || isOtherModel(snapshot)
                : isOtherModel(snapshot);
        if (changed) {
            before.push(snapshot);
            if (before.size() > MOST) {
                before.removeLast();
            }
        }
    }

    private boolean isOtherModel(Before snapshot) {
        Optional<Stack> now = desk.model().known().map(ReadStack::stack);
        Optional<Stack> then = snapshot.model().read().map(ReadStack::stack);
        return then.isPresent() ? !then.equals(now) : desk.model().isChanged();
    }

    private static Map<String, ObservedContainer.State> statesOf(List<ObservedContainer> containers) {
        Map<String, ObservedContainer.State> states = new HashMap<>();
        containers.forEach(container -> states.put(container.id(), container.state()));
        return states;
    }

    synchronized Optional<Before> last() {
        return Optional.ofNullable(before.peek());
    }

    /** Brings back how it was before the last entry that changed something; where that fails, it can be tried again. */
    synchronized ExitCode undo(Call call) {
        Before last = before.element();
        SessionModel.State now = desk.model().state();
        desk.model().restore(last.model());
        ExitCode code = ExitCode.FINE;
        if (last.containers().isPresent()) {
            try {
                code = bringBack(last.containers().get(), now.read().map(ReadStack::stack), call);
            } catch (ProblemException e) {
                desk.model().restore(now);
                throw e;
            }
        }
        before.pop();
        call.note("undone: " + last.entry());
        return code;
    }

    private ExitCode bringBack(List<ObservedContainer> then, Optional<Stack> changed, Call call) {
        Set<String> missing = new TreeSet<>();
        String stack = call.stackName();
        try (OpenEngine engine = call.openExistingEngine();
                OpenEngine.Hold lock = call.lock(engine, stack)) {
            ContainerEngine changes = engine.ports().changes().get();
            Map<String, ObservedContainer> there = new LinkedHashMap<>();
            engine.observer().containersOf(stack).forEach(container -> there.put(container.id(), container));
            List<ObservedContainer> added = new ArrayList<>(there.values());
            then.forEach(old -> added.removeIf(container -> container.id().equals(old.id())));
            added.stream().filter(container -> !container.isOneOff()).forEach(container -> remove(container, changes));
            List<ObservedContainer> kept = then.stream()
                    .filter(old -> desk.kept().find(old.id()).isPresent())
                    .toList();
            List<ObservedContainer> sorted = then;
            if (!kept.isEmpty()) {
                Restoration restoration = new Restoration(engine, model(call));
                restoration.bringBackNetworks(kept, call);
                kept.forEach(old -> {
                    restoration.bringBack(old);
                    desk.kept().remove(old.id());
                });
                sorted = restoration.inOrder(then);
            }
            for (ObservedContainer old : sorted) {
                ObservedContainer now = there.get(old.id());
                if (kept.contains(old)) {
                    startIfItRan(old, changes);
                } else if (now == null) {
                    old.service().ifPresent(missing::add);
                } else {
                    toState(old, now, changes);
                }
            }
            for (String service : otherLinks(changed)) {
                new Links(engine, desk.model().known().orElseThrow().stack()).apply(service);
            }
        }
        return missing.isEmpty() ? ExitCode.FINE : makeAgain(missing, then, call);
    }

    private static Stack model(Call call) {
        return call.readStack(List.of()).stack();
    }

    private static void remove(ObservedContainer container, ContainerEngine changes) {
        if (container.isRunning()) {
            changes.stop(container.id(), KeptContainers.GRACE);
        }
        changes.removeContainer(container.id(), AnonymousVolumes.KEEP);
    }

    private static void startIfItRan(ObservedContainer old, ContainerEngine changes) {
        if (old.isRunning() || old.state() == ObservedContainer.State.PAUSED) {
            changes.start(old.id());
        }
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
        } else if (old.isRunning()) {
            changes.start(now.id());
        } else if (old.state() == ObservedContainer.State.PAUSED) {
            changes.pause(now.id());
        } else if (now.isRunning()) {
            changes.stop(now.id(), KeptContainers.GRACE);
        }
    }

    /** The services that know others by other names than they did. */
    private List<String> otherLinks(Optional<Stack> changed) {
        List<String> services = new ArrayList<>();
        desk.model()
                .known()
                .ifPresent(read -> read.stack()
                        .services()
                        .forEach(service -> changed.flatMap(stack -> stack.service(service.name()))
                                .map(Service::links)
                                .filter(links -> !links.equals(service.links()))
                                .ifPresent(links -> services.add(service.name()))));
        return services;
    }

    /** What is gone is made anew; the data of volumes with a name is in them again. */
    private ExitCode makeAgain(Set<String> missing, List<ObservedContainer> then, Call call) {
        Map<String, Long> numbers = then.stream()
                .filter(container -> !container.isOneOff())
                .flatMap(container -> container.service().stream())
                .filter(missing::contains)
                .collect(Collectors.groupingBy(service -> service, Collectors.counting()));
        List<String> words = new ArrayList<>(List.of("up"));
        numbers.forEach((service, number) -> words.addAll(List.of("--scale", service + "=" + number)));
        words.addAll(new LinkedHashSet<>(numbers.keySet()));
        return numbers.isEmpty()
                ? ExitCode.FINE
                : desk.runner().run(call.invocation().asIf(words));
    }
}
