package orchsh.shell.command.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.watch.ChangeSource;
import orchsh.engine.watch.FileWatcher;
import orchsh.engine.watch.WatchRule;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Misuse;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Brings a stack up, and does what its watches say whenever files change. */
public final class WatchCommand implements Command {
    static final String PRUNE = "--prune";
    private static final String NO_UP = "--no-up";

    private final Sources sources;

    /** Where changes of files are told. */
    @FunctionalInterface
    public interface Sources {
        /** @param scripts single files that are watched beside those of the rules */
        ChangeSource open(List<WatchRule> rules, Collection<Path> scripts);
    }

    public WatchCommand() {
        this(FileWatcher::of);
    }

    public WatchCommand(Sources sources) {
        this.sources = sources;
    }

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command(
                        "watch",
                        "Bring the stack up, and copy files, restart or rebuild as its `watch` lines say.",
                        "Ctrl-C ends the watching; the stack stays.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("watch what runs, and bring nothing up before", NO_UP))
                .addOption(Syntax.flag("remove images whose place a rebuilt one has taken", PRUNE)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        ReadStack read = call.readStack(call.typed().words());
        return call.typed().has(NO_UP)
                ? watch(call, read, rules(read.stack(), call.typed().words()))
                : upAndWatch(call, read);
    }

    /** What cannot be watched is said before anything is brought up. */
    ExitCode upAndWatch(Call call, ReadStack read) {
        List<WatchRule> rules = rules(read.stack(), call.typed().words());
        ExitCode up = UpCommand.bringUp(call, read);
        return up.equals(ExitCode.FINE) ? watch(call, read, rules) : up;
    }

    private ExitCode watch(Call call, ReadStack read, List<WatchRule> rules) {
        try (OpenEngine engine = call.openExistingEngine()) {
            return new WatchSession(call, engine, read, rules, sources)
                    .run(read.stack().name());
        }
    }

    /** What is watched for these services, or for all. */
    static List<WatchRule> rules(Stack stack, List<String> services) {
        List<String> watched = stack.services().stream()
                .filter(service -> !service.watches().isEmpty())
                .map(Service::name)
                .toList();
        List<Problem> problems = new ArrayList<>();
        for (String service : services) {
            if (!watched.contains(service)) {
                problems.add(nothingToWatch(stack, service, watched));
            }
        }
        if (watched.isEmpty() && services.isEmpty()) {
            problems.add(Problem.error("no service of stack `" + stack.name() + "` has a `watch`")
                    .hint("for example: watch './src', action: 'sync', target: '/app/src'"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
        return stack.services().stream()
                .filter(service -> services.isEmpty() || services.contains(service.name()))
                .flatMap(service -> WatchRule.of(service).stream())
                .toList();
    }

    private static Problem nothingToWatch(Stack stack, String service, List<String> watched) {
        List<String> known = stack.services().stream().map(Service::name).toList();
        if (!known.contains(service)) {
            return Misuse.unknownService(service, known, stack.name());
        }
        Problem problem = Problem.error("service `" + service + "` has no `watch`");
        Optional<String> near = NearMiss.hint(service, watched);
        return near.map(problem::hint)
                .orElseGet(() -> watched.isEmpty()
                        ? problem
                        : problem.hint("services that have: " + String.join(", ", watched)));
    }
}
