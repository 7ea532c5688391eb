package orchsh.shell.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Service;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.command.MergedLogs.Entry;
import orchsh.shell.command.MergedLogs.Origin;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.LogView;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what the services write, as one log. */
final class LogsCommand implements Command {
    private static final int LINES_A_FLUSH = 256;

    @Override
    public CommandSpec syntax() {
        return Syntax.command(this, "logs", "Show what the services have written, oldest first.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("go on as they write, until Ctrl-C", "-f", "--follow"))
                .addOption(
                        Syntax.value("LINES", "begin with the last lines of each, a number or `all`", "-n", "--tail"))
                .addOption(Syntax.flag("show when each line was written", "-t", "--timestamps"))
                .addOption(Syntax.value("WHEN", "only later lines: 10m, 2026-01-31T12:00:00", "--since"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        LogQuery query = query(call);
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            List<ObservedContainer> containers = call.whileWanted(() -> Call.containersOf(stack, engine.observer()));
            refuseServicesWithoutContainer(containers, stack, call);
            List<Origin> origins = origins(containers, call.typed().words());
            if (origins.isEmpty()) {
                call.note("stack `" + stack + "` has no containers");
                return ExitCode.FINE;
            }
            return show(engine.observer(), origins, query, call);
        }
    }

    private static ExitCode show(EngineObserver observer, List<Origin> origins, LogQuery query, Call call) {
        LogView view = new LogView(
                origins.stream().map(Origin::name).toList(), call.console().outLook());
        PrintWriter out = call.console().out();
        try (MergedLogs logs =
                new MergedLogs(observer, origins, query, call.invocation().cancellation())) {
            int unflushed = 0;
            for (Optional<Entry> next = logs.next(); next.isPresent(); next = logs.next()) {
                Entry entry = next.get();
                out.print(view.line(entry.name(), query.timestamps() ? entry.moment() : "", entry.text()) + "\n");
                unflushed++;
                if (unflushed == LINES_A_FLUSH || logs.isIdle()) {
                    unflushed = 0;
                    if (out.checkError()) {
                        // Whoever read this has seen enough.
                        return ExitCode.FINE;
                    }
                }
            }
        }
        return call.invocation().cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    private static LogQuery query(Call call) {
        Typed typed = call.typed();
        Optional<Integer> tail =
                typed.value("--tail").filter(text -> !text.equals("all")).map(LogsCommand::lines);
        Optional<String> since = typed.value("--since")
                .map(text -> Moment.parse(text, call.invocation().surroundings().clock())
                        .toString());
        LogQuery query = new LogQuery(false, tail, since, Optional.empty(), typed.has("--timestamps"));
        return typed.has("--follow") ? query.following() : query;
    }

    private static int lines(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw ProblemException.usage(
                    Problem.error("`--tail` takes a number of lines or `all`, not `" + text + "`"));
        }
        return Integer.parseInt(text);
    }

    /** A service that is only written down is another matter than one that nobody has heard of. */
    private static void refuseServicesWithoutContainer(List<ObservedContainer> containers, String stack, Call call) {
        Set<String> known = new LinkedHashSet<>();
        containers.forEach(container -> container.service().ifPresent(known::add));
        List<String> missing = call.typed().words().stream()
                .filter(service -> !known.contains(service))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        List<String> declared = declaredServices(call);
        known.addAll(declared);
        throw new ProblemException(
                declared.containsAll(missing) ? ProblemException.Kind.STACK : ProblemException.Kind.USAGE,
                missing.stream()
                        .map(service -> declared.contains(service)
                                ? Problem.error("service `" + service + "` of stack `" + stack + "` has no container")
                                        .hint("`orchsh up` starts it")
                                : UpCommand.unknownService(service, List.copyOf(known), stack))
                        .toList());
    }

    private static List<String> declaredServices(Call call) {
        try {
            return call.stack().services().stream().map(Service::name).toList();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // Logs can be read without a script, or with a broken one; then only containers tell of services.
            return List.of();
        }
    }

    /** The containers of the services, each with the name that its lines get. */
    private static List<Origin> origins(List<ObservedContainer> containers, List<String> services) {
        List<Origin> origins = new ArrayList<>();
        for (ObservedContainer container : containers) {
            String service = container.service().orElse(container.name());
            if (services.isEmpty() || services.contains(service)) {
                origins.add(new Origin(container.id(), name(container, service, containers)));
            }
        }
        return origins;
    }

    /** Several containers of one service are told apart by their numbers. */
    private static String name(ObservedContainer container, String service, List<ObservedContainer> all) {
        long siblings = all.stream()
                .filter(other -> other.service().equals(container.service()))
                .count();
        return siblings > 1 && container.number().isPresent()
                ? service + "-" + container.number().getAsInt()
                : service;
    }
}
