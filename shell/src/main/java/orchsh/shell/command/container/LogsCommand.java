package orchsh.shell.command.container;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.live.FollowedLogs;
import orchsh.engine.live.LogEntries;
import orchsh.engine.live.LogEntry;
import orchsh.engine.live.LogSelection;
import orchsh.engine.live.LogSource;
import orchsh.engine.live.MergedLogs;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ConcealedLogs;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceChoice;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Moment;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.text.LogView;

/** Shows what the services write, as one log. */
public final class LogsCommand implements Command {
    private static final int LINES_A_FLUSH = 256;
    private static final String GREP = "--grep";
    private static final String NO_PREFIX = "--no-log-prefix";
    private static final String JSON = "--json";
    private static final String SHOW_SECRETS = "--show-secrets";

    @Override
    public CommandForm syntax() {
        return ServiceContainers.addIndexTo(Syntax.look("logs", "Show what the services have written, oldest first."))
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("go on as they write, until Ctrl-C", "-f", "--follow"))
                .addOption(
                        Syntax.value("LINES", "begin with the last lines of each, a number or `all`", "-n", "--tail"))
                .addOption(Syntax.flag("show when each line was written", "-t", "--timestamps"))
                .addOption(Syntax.value("WHEN", "only later lines: 10m, 2026-01-31T12:00:00", "--since"))
                .addOption(Syntax.value("WHEN", "only lines up to then", "--until"))
                .addOption(Syntax.value("REGEX", "of those only lines with a match: ERROR, '(?i)time.?out'", GREP))
                .addOption(Syntax.flag("do not say whose each line is", NO_PREFIX))
                .addOption(Syntax.flag("as JSON, one object a line", JSON))
                .addOption(
                        Syntax.flag("show passwords and other secrets of the containers' variables too", SHOW_SECRETS));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        LogQuery query = query(call);
        Predicate<String> wanted =
                call.typed().value(GREP).map(LogsCommand::pattern).orElse(text -> true);
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            List<ObservedContainer> containers = call.containersOf(stack, engine);
            ServiceChoice.of(call, stack, call.typed().words()).refuseWithoutContainer(containers);
            LogSelection selection =
                    new LogSelection(stack, Set.copyOf(call.typed().words()), ServiceContainers.index(call.typed()));
            List<LogSource> sources = selection.sources(containers);
            if (sources.isEmpty()) {
                call.note("stack `" + stack + "` has no containers");
                return ExitCode.FINE;
            }
            LogView view = new LogView(
                    sources,
                    call.typed().has(NO_PREFIX) ? LogView.Prefix.NONE : LogView.Prefix.SHOWN,
                    call.console().outLook());
            try (LogEntries entries = entries(engine.observer(), selection, sources, query, call)) {
                ConcealedLogs concealed = new ConcealedLogs(
                        engine, selection, containers, call.typed().has(SHOW_SECRETS), call);
                return show(entries, concealed, line(view, call), wanted, call);
            }
        }
    }

    private static LogEntries entries(
            EngineObserver observer, LogSelection selection, List<LogSource> sources, LogQuery query, Call call) {
        CancellationToken cancellation = call.invocation().cancellation();
        return query.follow()
                ? new FollowedLogs(observer, selection, query, FollowedLogs.USUAL_PATIENCE, cancellation)
                : new MergedLogs(observer, sources, query, cancellation);
    }

    private static Function<LogEntry, String> line(LogView view, Call call) {
        boolean withMoment = call.typed().has("--timestamps");
        return call.typed().has(JSON)
                ? LogView::json
                : entry -> view.line(entry.name(), withMoment ? entry.written() : "", entry.text());
    }

    private static ExitCode show(
            LogEntries entries,
            ConcealedLogs concealed,
            Function<LogEntry, String> line,
            Predicate<String> wanted,
            Call call) {
        PrintWriter out = call.console().out();
        int unflushed = 0;
        for (Optional<LogEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
            LogEntry entry = concealed.over(next.get());
            if (wanted.test(entry.text())) {
                out.print(line.apply(entry) + "\n");
            }
            unflushed++;
            if (unflushed == LINES_A_FLUSH || entries.isIdle()) {
                unflushed = 0;
                if (out.checkError()) {
                    // Whoever read this has seen enough.
                    return ExitCode.FINE;
                }
            }
        }
        return call.invocation().cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    private static LogQuery query(Call call) {
        Typed typed = call.typed();
        Optional<Integer> tail =
                typed.value("--tail").filter(text -> !text.equals("all")).map(LogsCommand::lines);
        LogQuery query = new LogQuery(
                false,
                tail,
                moment("--since", call),
                moment("--until", call),
                typed.has("--timestamps") || typed.has(JSON));
        return typed.has("--follow") ? query.following() : query;
    }

    private static Predicate<String> pattern(String regex) {
        try {
            return Pattern.compile(regex).asPredicate();
        } catch (PatternSyntaxException e) {
            throw ProblemException.usage(Problem.error(
                    "`" + GREP + "` takes a regular expression, which `" + regex + "` is not: " + e.getDescription()));
        }
    }

    private static Optional<String> moment(String option, Call call) {
        return call.typed()
                .value(option)
                .map(text -> Moment.parse(text, call.invocation().surroundings().clock())
                        .toString());
    }

    private static int lines(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw ProblemException.usage(
                    Problem.error("`--tail` takes a number of lines or `all`, not `" + text + "`"));
        }
        return Integer.parseInt(text);
    }
}
