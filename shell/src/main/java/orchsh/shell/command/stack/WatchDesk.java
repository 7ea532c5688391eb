package orchsh.shell.command.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orchsh.engine.model.Watch;
import orchsh.engine.model.Watch.Action;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.watch.FileChanges;
import orchsh.engine.watch.WatchRule;
import orchsh.shell.report.WatchNews;

/**
 * Decides what is done when files have changed, and remembers what each container has got: one that was made meanwhile, or
 * missed something, gets everything that was copied since the watching began.
 */
final class WatchDesk {
    private final WatchWork work;
    private List<WatchRule> rules;

    /** What was to be copied so far, by what the script says of it. */
    private final Map<Subject, FileChanges> copied = new HashMap<>();
    /** The ids of the containers that have got all of it. */
    private final Set<String> fed = new HashSet<>();

    private record Subject(String service, Watch watch) {
        static Subject of(WatchRule rule) {
            return new Subject(rule.service(), rule.watch());
        }
    }

    WatchDesk(List<WatchRule> rules, WatchWork work) {
        this.rules = List.copyOf(rules);
        this.work = work;
    }

    /** From now on other rules hold. */
    void follow(List<WatchRule> others) {
        rules = List.copyOf(others);
    }

    /** What runs already has all files of its image; rules may say that it gets all of ours. */
    void begin(FileChanges everything) {
        for (String service : services()) {
            attempt(() -> {
                boolean isDue = false;
                for (WatchRule rule : rulesOf(service)) {
                    if (rule.watch().initialSync()) {
                        remember(rule, everything.of(rule::wants));
                        isDue = true;
                    }
                }
                if (!isDue) {
                    work.running(service).forEach(container -> fed.add(container.id()));
                } else {
                    feed(service, FileChanges.NONE);
                }
            });
        }
    }

    void changed(FileChanges changes) {
        services().forEach(service -> changed(service, changes));
    }

    /** A container of a service has started, perhaps a new one. */
    void started(String service) {
        if (services().contains(service)) {
            attempt(() -> catchUp(service));
        }
    }

    private Set<String> services() {
        Set<String> services = new LinkedHashSet<>();
        rules.forEach(rule -> services.add(rule.service()));
        return services;
    }

    private List<WatchRule> rulesOf(String service) {
        return rules.stream().filter(rule -> rule.service().equals(service)).toList();
    }

    private void changed(String service, FileChanges changes) {
        List<WatchRule> touched = rulesOf(service).stream()
                .filter(rule -> !changes.of(rule::wants).isEmpty())
                .toList();
        FileChanges copies = FileChanges.NONE;
        for (WatchRule rule : touched) {
            if (rule.watch().action().copies()) {
                FileChanges its = changes.of(rule::wants);
                remember(rule, its);
                copies = copies.then(its);
            }
        }
        if (has(touched, Action.REBUILD)) {
            act(service, "rebuild", touched, changes, () -> work.rebuild(service));
            attempt(() -> catchUp(service));
            return;
        }
        FileChanges delta = copies;
        List<ObservedContainer> late = new ArrayList<>();
        if (!delta.isEmpty() && !attempt(() -> late.addAll(feed(service, delta)))) {
            return;
        }
        if (has(touched, Action.RESTART) || has(touched, Action.SYNC_RESTART)) {
            act(service, "restart", touched, changes, () -> work.restart(service));
        }
        Set<List<String>> commands = commands(touched);
        commands.forEach(command -> execute(service, command, () -> work.running(service)));
        Set<List<String>> missed = missed(service);
        missed.removeAll(commands);
        missed.forEach(command -> execute(service, command, () -> late));
    }

    private static Set<List<String>> commands(List<WatchRule> rules) {
        return rules.stream()
                .filter(rule -> rule.watch().action() == Action.SYNC_EXEC)
                .map(rule -> rule.watch().command())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The commands behind what was copied so far, which a container that was made meanwhile has not seen run. */
    private Set<List<String>> missed(String service) {
        return commands(rulesOf(service).stream()
                .filter(rule -> copied.containsKey(Subject.of(rule)))
                .toList());
    }

    /** Gives containers that are new what others have got, and runs in them what was run in those. */
    private void catchUp(String service) {
        List<ObservedContainer> late = feed(service, FileChanges.NONE);
        missed(service).forEach(command -> execute(service, command, () -> late));
    }

    private static boolean has(List<WatchRule> rules, Action action) {
        return rules.stream().anyMatch(rule -> rule.watch().action() == action);
    }

    private void remember(WatchRule rule, FileChanges changes) {
        copied.merge(Subject.of(rule), changes, FileChanges::then);
    }

    /**
     * Brings all containers of a service to where they should be; those that are there already need only the last changes.
     *
     * @return those that were not
     */
    private List<ObservedContainer> feed(String service, FileChanges delta) {
        List<ObservedContainer> running = work.running(service);
        List<ObservedContainer> late = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        FileChanges told = delta;
        for (ObservedContainer container : running) {
            boolean isFed = fed.remove(container.id());
            FileChanges due = isFed ? delta : history(service);
            if (!due.isEmpty()) {
                copy(service, container, due, isFed);
                reached.add(container.name());
                if (!isFed) {
                    late.add(container);
                }
                told = told.isEmpty() ? due : told;
            }
            fed.add(container.id());
        }
        if (!told.isEmpty()) {
            work.tell(new WatchNews(service, "sync", shown(told.changed()), shown(told.goneAtTop()), reached));
        }
        return late;
    }

    private FileChanges history(String service) {
        FileChanges all = FileChanges.NONE;
        for (WatchRule rule : rulesOf(service)) {
            all = all.then(copied.getOrDefault(Subject.of(rule), FileChanges.NONE));
        }
        return all;
    }

    private void copy(String service, ObservedContainer container, FileChanges changes, boolean isFed) {
        Set<String> gone = new TreeSet<>();
        SortedMap<String, Path> files = new TreeMap<>();
        for (WatchRule rule : rulesOf(service)) {
            if (rule.watch().action().copies() && (isFed || copied.containsKey(Subject.of(rule)))) {
                FileChanges its = changes.of(rule::wants);
                its.goneAtTop().forEach(file -> rule.targetOf(file).ifPresent(gone::add));
                its.changed().forEach(file -> rule.targetOf(file).ifPresent(target -> files.put(target, file)));
            }
        }
        work.copy(container.name(), List.copyOf(gone), files);
    }

    private void execute(String service, List<String> command, Supplier<List<ObservedContainer>> containers) {
        attempt(() -> {
            List<String> names =
                    containers.get().stream().map(ObservedContainer::name).toList();
            names.forEach(name -> work.execute(name, command));
            if (!names.isEmpty()) {
                work.tell(new WatchNews(service, "exec", List.of(), List.of(), names));
            }
        });
    }

    private void act(String service, String action, List<WatchRule> touched, FileChanges changes, Runnable deed) {
        attempt(() -> {
            deed.run();
            FileChanges its = changes.of(file -> touched.stream().anyMatch(rule -> rule.wants(file)));
            List<String> names =
                    work.running(service).stream().map(ObservedContainer::name).toList();
            work.tell(new WatchNews(service, action, shown(its.changed()), shown(its.goneAtTop()), names));
        });
    }

    private List<String> shown(Set<Path> files) {
        return files.stream().map(work::shown).toList();
    }

    /** Whether it went well; what did not is told. */
    private boolean attempt(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            work.failed(e);
            return false;
        }
    }
}
