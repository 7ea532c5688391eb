package orchsh.shell.command.look;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ContainerUsage;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.UsageTable;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.LiveTable;

/** Shows what containers use. */
public final class StatsCommand implements Command {
    private static final String NO_STREAM = "--no-stream";
    private static final String ALL = "--all";
    private static final long SECONDS_BETWEEN = 1;

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look(
                        "stats",
                        "Show what containers use of processors, memory, networks and disks.",
                        "It goes on every second, until Ctrl-C.")
                .addPositional(Syntax.words("SERVICE", "only these services"))
                .addOption(Syntax.flag("once, and end", NO_STREAM))
                .addOption(Syntax.flag("also those that do not run", "-a", ALL))
                .addOption(Syntax.flag("accepted out of habit: names are whole", ListOptions.WHOLE)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            List<ObservedContainer> containers = new ArrayList<>(
                    ServiceContainers.of(call, stack, engine).ofAll(call.typed().words()));
            if (!call.typed().has(ALL)) {
                containers.removeIf(container -> !container.isAlive());
            }
            if (containers.isEmpty()) {
                call.note("nothing of stack `" + stack + "` runs");
                return ExitCode.FINE;
            }
            return measure(containers, engine.ports().monitor(), call);
        }
    }

    private static ExitCode measure(List<ObservedContainer> containers, ContainerMonitor monitor, Call call) {
        Cancellation stop = new Cancellation();
        try (CancellationToken.Registration registration =
                call.invocation().cancellation().onCancel(stop::cancel)) {
            Measuring measuring =
                    new Measuring(containers, monitor, stop, call.typed().has(NO_STREAM));
            measuring.begin();
            boolean isRead = call.typed().has(NO_STREAM) || show(measuring, stop, call);
            if (isRead && !stop.isCancelled()) {
                measuring.awaitEnd();
                print(
                        measuring.listing(),
                        new LiveTable(call.console().out(), call.console().outLook()),
                        call);
            }
            measuring.throwFailure();
        } finally {
            stop.cancel();
        }
        return call.invocation().cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
    }

    /** Until nothing runs any more, it is called off, or nobody reads it; whether somebody does. */
    private static boolean show(Measuring measuring, Cancellation stop, Call call) {
        LiveTable table = new LiveTable(call.console().out(), call.console().outLook());
        while (!measuring.isOverWithin(SECONDS_BETWEEN) && !stop.isCancelled()) {
            if (!print(measuring.listing(), table, call)) {
                return false;
            }
        }
        return true;
    }

    private static boolean print(Listing listing, LiveTable table, Call call) {
        if (ListOptions.isJson(call.typed())) {
            call.print(listing.json());
            return !call.console().out().checkError();
        }
        return table.show(listing);
    }

    /** One thread a container, which ends when that is gone. */
    private static final class Measuring {
        private final List<ObservedContainer> containers;
        private final ContainerMonitor monitor;
        private final CancellationToken stop;
        private final boolean isOnce;
        private final Map<String, ContainerUsage> latest = new ConcurrentHashMap<>();
        private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch open;

        Measuring(
                List<ObservedContainer> containers, ContainerMonitor monitor, CancellationToken stop, boolean isOnce) {
            this.containers = containers;
            this.monitor = monitor;
            this.stop = stop;
            this.isOnce = isOnce;
            this.open = new CountDownLatch(containers.size());
        }

        void begin() {
            for (ObservedContainer container : containers) {
                Background.start("use of " + container.name(), () -> measure(container.id()));
            }
        }

        private void measure(String container) {
            try {
                if (isOnce) {
                    monitor.usage(container, stop).ifPresent(usage -> latest.put(container, usage));
                } else {
                    monitor.usages(container, usage -> latest.put(container, usage), stop);
                }
            } catch (RuntimeException e) {
                failures.add(e);
            } finally {
                open.countDown();
            }
        }

        boolean isOverWithin(long seconds) {
            try (CancellationToken.Registration registration = stop.onCancel(this::release)) {
                return open.await(seconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        private void release() {
            while (open.getCount() > 0) {
                open.countDown();
            }
        }

        void awaitEnd() {
            while (!isOverWithin(SECONDS_BETWEEN)) {
                continue;
            }
        }

        Listing listing() {
            Map<ObservedContainer, Optional<ContainerUsage>> usages = new LinkedHashMap<>();
            containers.forEach(container -> usages.put(container, Optional.ofNullable(latest.get(container.id()))));
            return UsageTable.of(usages);
        }

        /** One that went meanwhile is no failure as long as others could be measured; that the engine went is one. */
        void throwFailure() {
            for (RuntimeException failure : List.copyOf(failures)) {
                if (!stop.isCancelled() && (latest.isEmpty() || isEngineGone(failure))) {
                    throw failure;
                }
            }
        }

        private static boolean isEngineGone(RuntimeException failure) {
            return failure instanceof ProblemException problem && problem.kind() == ProblemException.Kind.NO_ENGINE;
        }
    }
}
