package orchsh.shell.command.stack;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.live.FollowedLogs;
import orchsh.engine.live.LogEntries;
import orchsh.engine.live.LogEntry;
import orchsh.engine.live.LogSelection;
import orchsh.engine.live.MergedLogs;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Plan;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.ContainerMonitor.End;
import orchsh.engine.port.EngineObserver.LogQuery;
import orchsh.shell.call.Call;
import orchsh.shell.call.ConcealedLogs;
import orchsh.shell.call.GraceOption;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.text.LogView;
import org.jspecify.annotations.Nullable;

/** Follows what the services of a stack write that was just brought up, until that ends, and stops them then. */
final class Attached {
    private final Call call;
    private final OpenEngine engine;
    private final String stack;
    private final AttachOptions options;
    private final Instant since;
    private final LogSelection selection;
    private final ConcealedLogs concealed;
    private final Function<LogEntry, String> line;
    private final Map<String, String> lastShown = new HashMap<>();
    private final AtomicReference<@Nullable Ended> firstEnded = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** @param since what was written before is not shown */
    Attached(Call call, OpenEngine engine, String stack, AttachOptions options, Instant since) {
        this.call = call;
        this.engine = engine;
        this.stack = stack;
        this.options = options;
        this.since = since;
        this.selection = new LogSelection(stack, options.services());
        List<ObservedContainer> containers = engine.observer().containersOf(stack);
        this.concealed = new ConcealedLogs(engine, selection, containers, false, call);
        LogView view = new LogView(
                selection.sources(containers),
                call.typed().has(AttachOptions.NO_PREFIX) ? LogView.Prefix.NONE : LogView.Prefix.SHOWN,
                call.console().outLook());
        boolean withMoment = call.typed().has(AttachOptions.TIMESTAMPS);
        this.line = call.typed().has("--json")
                ? LogView::json
                : entry -> view.line(entry.name(), withMoment ? entry.written() : "", entry.text());
    }

    /** A container that has ended. */
    private record Ended(ObservedContainer container, int code) {}

    private Optional<Ended> first() {
        return Optional.ofNullable(firstEnded.get());
    }

    /** Returns how it ended: interrupted, by a container's own exit code, or because nothing runs any more. */
    ExitCode follow() {
        CancellationToken callers = call.invocation().cancellation();
        Cancellation over = new Cancellation();
        try (CancellationToken.Registration registration = callers.onCancel(over::cancel)) {
            watch(over);
            LogQuery query =
                    new LogQuery(true, Optional.empty(), Optional.of(since.toString()), Optional.empty(), true);
            boolean isRead;
            try (FollowedLogs logs =
                    new FollowedLogs(engine.observer(), selection, query, FollowedLogs.USUAL_PATIENCE, over)) {
                isRead = show(logs);
            }
            if (!isRead) {
                call.note("nobody reads the logs any more; the stack goes on");
                return ExitCode.FINE;
            }
        } finally {
            over.cancel();
        }
        throwFailure();
        if (!callers.isCancelled() && first().isEmpty()) {
            return options.result().map(this::codeOf).orElse(ExitCode.FINE);
        }
        return stopped(callers.isCancelled());
    }

    /** Where nobody can tell how containers end, nobody can say that all went well. */
    private void throwFailure() {
        RuntimeException why = failure.get();
        if (why != null) {
            throw why;
        }
    }

    /** The end of an {@code up} that failed, where somebody wants the exit code of a service, or nothing left running. */
    ExitCode afterFailure(ExitCode code) {
        if (options.end() == AttachOptions.End.NONE) {
            return code;
        }
        stop();
        ExitCode told = options.result().map(this::codeOf).orElse(code);
        return told.equals(ExitCode.FINE) ? code : told;
    }

    private ExitCode stopped(boolean isInterrupted) {
        first().ifPresent(ended -> call.note(
                "`" + ended.container().name() + "` has ended with " + ended.code() + ", so the stack is stopped"));
        Outcome outcome = stop();
        showRest();
        if (isInterrupted) {
            return ExitCode.INTERRUPTED;
        }
        if (outcome != Outcome.DONE) {
            return call.exitCode(engine, outcome);
        }
        return options.result()
                .map(this::codeOf)
                .orElseGet(
                        () -> first().map(ended -> new ExitCode(ended.code())).orElse(ExitCode.FINE));
    }

    private Outcome stop() {
        CancellationToken never = CancellationToken.none();
        try (OpenEngine.Hold lock = call.lock(engine, stack, never)) {
            Plan plan = engine.plan(
                    engine.observe(stack), new ContainerGoal.Stop(options.started(), GraceOption.of(call.typed())));
            return plan.steps().isEmpty() ? Outcome.DONE : call.carryOut(engine, plan, never, EventListener.DEAF);
        }
    }

    /** What was written while it was stopped. */
    private void showRest() {
        LogQuery query = new LogQuery(false, Optional.empty(), Optional.of(since.toString()), Optional.empty(), true);
        try (MergedLogs logs = new MergedLogs(
                engine.observer(),
                selection.sources(engine.observer().containersOf(stack)),
                query,
                CancellationToken.none())) {
            show(logs);
        }
    }

    /** Whether somebody reads it. */
    private boolean show(LogEntries logs) {
        for (Optional<LogEntry> next = logs.next(); next.isPresent(); next = logs.next()) {
            LogEntry entry = next.get();
            if (isNew(entry)) {
                call.console().out().print(line.apply(concealed.over(entry)) + "\n");
                if (logs.isIdle() && call.console().out().checkError()) {
                    return false;
                }
            }
        }
        return !call.console().out().checkError();
    }

    /** Moments of one engine are written alike, to the nanosecond. */
    private boolean isNew(LogEntry entry) {
        String last = lastShown.getOrDefault(entry.name(), "");
        boolean isNew = entry.written().isEmpty() || entry.written().compareTo(last) > 0;
        if (isNew && !entry.written().isEmpty()) {
            lastShown.put(entry.name(), entry.written());
        }
        return isNew;
    }

    /** Ends it with the first container whose end is to be heeded. */
    private void watch(Cancellation over) {
        if (options.end() == AttachOptions.End.NONE) {
            return;
        }
        ContainerMonitor monitor = engine.ports().monitor();
        engine.observer().containersOf(stack).stream()
                .filter(container -> !container.isOneOff())
                .filter(container -> options.started().isEmpty()
                        || container
                                .service()
                                .filter(options.started()::contains)
                                .isPresent())
                .filter(container -> !container.isCompleted())
                .forEach(container -> watch(container, monitor, over));
    }

    private void watch(ObservedContainer container, ContainerMonitor monitor, Cancellation over) {
        Background.start("end of " + container.name(), () -> {
            try {
                int code = monitor.exitCode(container.id(), End.NOT_RUNNING, over);
                if (isHeeded(container, code) && firstEnded.compareAndSet(null, new Ended(container, code))) {
                    over.cancel();
                }
            } catch (RuntimeException e) {
                if (!over.isCancelled()) {
                    failure.compareAndSet(null, e);
                    over.cancel();
                }
            }
        });
    }

    private boolean isHeeded(ObservedContainer container, int code) {
        boolean isWell =
                container.label(Labels.ENDS).map(String.valueOf(code)::equals).orElse(code == 0);
        return options.end() == AttachOptions.End.EXIT ? !(container.isToEnd() && isWell) : !isWell;
    }

    /** The exit code of the service's container, which has ended. */
    private ExitCode codeOf(String service) {
        return engine.observer().containersOf(stack).stream()
                .filter(container -> !container.isOneOff())
                .filter(container -> container.service().filter(service::equals).isPresent())
                .filter(container -> container.exitCode().isPresent())
                .map(container -> new ExitCode(container.exitCode().getAsInt()))
                .filter(code -> !code.equals(ExitCode.FINE))
                .findFirst()
                .orElse(ExitCode.FINE);
    }
}
