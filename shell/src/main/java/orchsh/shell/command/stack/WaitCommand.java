package orchsh.shell.command.stack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.ContainerMonitor.End;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Span;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.text.Elapsed;

/** Waits until containers have ended, and passes their exit code on. */
public final class WaitCommand implements Command {
    private static final String TIMEOUT = "--timeout";
    private static final String DOWN = "--down-project";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
                        "wait",
                        "Wait until containers have ended, and pass their exit code on.",
                        "Their exit codes are printed; the first that is not 0 is passed on. One that has ended already has its code, too.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.value("TIME", "give up after that long: 30, 30s, 2m", TIMEOUT))
                .addOption(Syntax.flag("wait for the first of them, and take the stack down then", DOWN)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        Optional<Duration> timeout = call.typed().value(TIMEOUT).map(text -> Span.parse(text, TIMEOUT));
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            List<ObservedContainer> containers = containers(call, stack, engine);
            if (containers.isEmpty()) {
                throw ProblemException.stack(Problem.error("stack `" + stack + "` has no containers to wait for"));
            }
            Map<ObservedContainer, Integer> codes =
                    codes(containers, engine.ports().monitor(), timeout, call);
            print(codes, call);
            if (call.typed().has(DOWN)) {
                Call told = ListOptions.isJson(call.typed()) ? call.tellingEvents() : call;
                ExitCode down = DownCommand.takeDown(told, engine, stack, Optional.empty(), Optional.empty());
                if (!down.equals(ExitCode.FINE)) {
                    return down;
                }
            }
            return new ExitCode(codes.values().stream()
                    .filter(code -> code != 0)
                    .findFirst()
                    .orElse(0));
        }
    }

    /** In the order in which they were named. */
    private static List<ObservedContainer> containers(Call call, String stack, OpenEngine engine) {
        return ServiceContainers.of(call, stack, engine).ofAll(call.typed().words());
    }

    private static Map<ObservedContainer, Integer> codes(
            List<ObservedContainer> containers, ContainerMonitor monitor, Optional<Duration> timeout, Call call) {
        Cancellation stop = new Cancellation();
        Map<ObservedContainer, CompletableFuture<Integer>> ends = new LinkedHashMap<>();
        try (CancellationToken.Registration registration =
                call.invocation().cancellation().onCancel(stop::cancel)) {
            for (ObservedContainer container : containers) {
                ends.put(container, end(container, monitor, stop));
            }
            await(ends, timeout, call);
            Map<ObservedContainer, Integer> codes = new LinkedHashMap<>();
            ends.forEach((container, end) -> {
                if (end.isDone()) {
                    codes.put(container, end.join());
                }
            });
            return codes;
        } finally {
            stop.cancel();
        }
    }

    private static CompletableFuture<Integer> end(
            ObservedContainer container, ContainerMonitor monitor, CancellationToken stop) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Background.start("end of " + container.name(), () -> {
            try {
                end.complete(monitor.exitCode(container.id(), End.NOT_RUNNING, stop));
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private static void await(
            Map<ObservedContainer, CompletableFuture<Integer>> ends, Optional<Duration> timeout, Call call) {
        CompletableFuture<?>[] futures = ends.values().toArray(CompletableFuture[]::new);
        CompletableFuture<?> all =
                call.typed().has(DOWN) ? CompletableFuture.anyOf(futures) : CompletableFuture.allOf(futures);
        try (CancellationToken.Registration registration =
                call.invocation().cancellation().onCancel(() -> all.cancel(false))) {
            if (timeout.isPresent()) {
                all.get(timeout.get().toNanos(), TimeUnit.NANOSECONDS);
            } else {
                all.get();
            }
        } catch (TimeoutException e) {
            throw new ProblemException(ProblemException.Kind.STACK, stillRunning(ends, timeout.orElseThrow()), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static Problem stillRunning(Map<ObservedContainer, CompletableFuture<Integer>> ends, Duration timeout) {
        List<String> running = ends.entrySet().stream()
                .filter(end -> !end.getValue().isDone())
                .map(end -> end.getKey().name())
                .toList();
        return Problem.error("still running after " + Elapsed.words(timeout) + ": " + String.join(", ", running));
    }

    /** A single code stands alone, for scripts to read. */
    private static void print(Map<ObservedContainer, Integer> codes, Call call) {
        if (codes.size() == 1 && !ListOptions.isJson(call.typed())) {
            codes.values().forEach(code -> call.print(String.valueOf(code)));
            return;
        }
        Listing listing = Listing.of("NAME", "SERVICE", "EXIT CODE");
        codes.forEach((container, code) ->
                listing.row(container.name(), container.service().orElse(""), code));
        ListOptions.print(call, listing, "");
    }
}
