package orchsh.shell.command.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.ContainerMonitor.EventQuery;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.watch.ChangeSource;
import orchsh.engine.watch.FileChanges;
import orchsh.engine.watch.WatchRule;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.ReadStack;

/** Watches the files of a stack, and the stack, until it is called off or nobody can tell any more what happens. */
final class WatchSession {
    private final Call call;
    private final OpenEngine engine;
    private final WatchCommand.Sources sources;
    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
    private final StackWork work;
    private final WatchDesk desk;
    private final ScriptChange script;
    private List<WatchRule> rules;
    private ReadStack read;

    WatchSession(Call call, OpenEngine engine, ReadStack read, List<WatchRule> rules, WatchCommand.Sources sources) {
        this.call = call;
        this.engine = engine;
        this.sources = sources;
        this.rules = rules;
        this.work = new StackWork(
                call,
                engine,
                read.stack(),
                call.typed().has(WatchCommand.PRUNE) ? StackWork.Leftovers.REMOVED : StackWork.Leftovers.KEPT);
        this.desk = new WatchDesk(rules, work);
        this.script = new ScriptChange(call, engine);
        this.read = read;
    }

    ExitCode run(String stack) {
        Cancellation ending = new Cancellation();
        CancellationToken caller = call.invocation().cancellation();
        try (CancellationToken.Registration stop = caller.onCancel(() -> {
            happenings.add(new Happening.CalledOff());
            ending.cancel();
        })) {
            listen(stack, ending);
            boolean isFirst = true;
            while (watch(isFirst)) {
                isFirst = false;
            }
            call.note("nobody watches any more; the stack stays as it is");
            return ExitCode.INTERRUPTED;
        } finally {
            ending.cancel();
        }
    }

    /** Whether it goes on, by other rules. */
    private boolean watch(boolean isFirst) {
        Set<Path> scripts = scripts();
        try (ChangeSource source = call.whileWanted(() -> sources.open(rules, scripts))) {
            background(() -> {
                for (Optional<FileChanges> next = source.next(); next.isPresent(); next = source.next()) {
                    happenings.add(new Happening.Changed(next.get()));
                }
            });
            if (isFirst) {
                desk.begin(source.everything());
                call.note("watching " + words());
            }
            return follow(scripts);
        }
    }

    private String words() {
        Set<String> services = new LinkedHashSet<>();
        rules.forEach(rule -> services.add(rule.service()));
        return (services.size() == 1 ? "service " : "services ") + String.join(", ", services);
    }

    private boolean follow(Set<Path> scripts) {
        while (true) {
            Happening next = take();
            if (next instanceof Happening.Changed changed) {
                List<String> told = changed.changes().changed().stream()
                        .filter(scripts::contains)
                        .map(work::shown)
                        .toList();
                if (!told.isEmpty() && isOtherNow(told)) {
                    return true;
                }
                desk.changed(changed.changes());
            } else if (next instanceof Happening.Started started) {
                desk.started(started.service());
            } else if (next instanceof Happening.Broken broken) {
                throw broken.why();
            } else {
                return false;
            }
        }
    }

    private Happening take() {
        try {
            return happenings.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Happening.CalledOff();
        }
    }

    /** Whether the stack is another one now, and others of its files are watched. */
    private boolean isOtherNow(List<String> changed) {
        Optional<ReadStack> applied = script.handle(changed);
        if (applied.isEmpty()) {
            return false;
        }
        try {
            rules = WatchCommand.rules(applied.get().stack(), call.typed().words());
        } catch (ProblemException e) {
            call.show(e.problems());
            return false;
        }
        read = applied.get();
        work.follow(read.stack());
        desk.follow(rules);
        return true;
    }

    /** The files that the stack is written in, and those that these bring along. */
    private Set<Path> scripts() {
        Set<Path> written =
                new LinkedHashSet<>(call.stackFile().files(call.invocation().surroundings()));
        written.addAll(read.origins().files());
        Set<Path> files = new LinkedHashSet<>();
        for (Path file : written) {
            try {
                if (Files.isRegularFile(file)) {
                    files.add(file.toRealPath());
                }
            } catch (IOException e) {
                continue; // it is as good as gone
            }
        }
        return files;
    }

    /** Containers that start are told before anybody looks which ones run. */
    private void listen(String stack, CancellationToken ending) {
        EventQuery query = EventQuery.of(stack).only(Set.of("container"), Set.of("start"));
        background(() -> {
            try {
                engine.ports()
                        .monitor()
                        .occurrences(
                                query,
                                occurrence -> occurrence
                                        .service()
                                        .ifPresent(service -> happenings.add(new Happening.Started(service))),
                                ending);
            } catch (ProblemException e) {
                throw e.as(ProblemException.Kind.NO_ENGINE);
            }
        });
    }

    /** What goes wrong there ends the watching. */
    private void background(Runnable work) {
        Background.start("watch", () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                happenings.add(new Happening.Broken(e));
            }
        });
    }
}
