package orchsh.shell.command.container;

import java.time.Duration;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerSessions.AttachOrder;
import orchsh.engine.port.ContainerSessions.Input;
import orchsh.engine.port.DetachKeys;
import orchsh.engine.port.Session;
import orchsh.engine.port.Session.Ending;
import orchsh.shell.call.Call;
import orchsh.shell.call.CallPlans;
import orchsh.shell.call.Dialogue;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.live.LivePorts;
import orchsh.shell.live.OneOff;

/** One run of a container for one command. */
final class OneOffRun {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    private final Call call;
    private final OneOff oneOff;

    OneOffRun(Call call, OneOff oneOff) {
        this.call = call;
        this.oneOff = oneOff;
    }

    /** Starts it and lets it run. */
    ExitCode detached() {
        try (CallPlans plans = new CallPlans(call, oneOff.stack().name())) {
            make(plans);
            plans.ports().changes().get().start(oneOff.container());
            call.printOpenly(oneOff.container() + "\n");
            return ExitCode.FINE;
        }
    }

    /**
     * Runs it to its end.
     *
     * @param terminal the caller's, if the container has one
     */
    ExitCode attached(Optional<RawTerminal> terminal) {
        try (CallPlans plans = new CallPlans(call, oneOff.stack().name())) {
            boolean goesOn = false;
            try {
                make(plans);
                Optional<Ending> ending = talk(terminal, plans.ports());
                goesOn = ending.filter(Ending.Detached.class::isInstance).isPresent();
                return ending.map(end -> Dialogue.codeOf(end, oneOff.container(), call))
                        .orElse(ExitCode.FINE);
            } finally {
                if (!goesOn) {
                    leave(plans.ports());
                }
            }
        }
    }

    private void make(CallPlans plans) {
        CancellationToken cancellation = call.invocation().cancellation();
        plans.carryOut(
                "making `" + oneOff.container() + "`",
                observed -> oneOff.upToItsStart(
                        plans.plan(oneOff.stack(), observed, OneOffOptions.goal(call, oneOff), cancellation)),
                cancellation);
    }

    private Optional<Ending> talk(Optional<RawTerminal> terminal, LivePorts ports) {
        boolean reads = oneOff.service().launch().stdin();
        AttachOrder order =
                new AttachOrder(AttachOrder.Moment.BEFORE_START, reads ? Input.OPEN : Input.NONE, DetachKeys.USUAL);
        try (RawTerminal.Loan loan = terminal.map(RawTerminal::lend).orElse(() -> {});
                Session session = ports.sessions()
                        .attach(oneOff.container(), order, call.invocation().cancellation())) {
            ports.changes().get().start(oneOff.container());
            terminal.ifPresent(its -> session.resize(Dialogue.sizeOf(its.size())));
            return new Dialogue(call.console().streams(), terminal, reads).hold(session);
        }
    }

    /** What still runs, for it was called off or nobody reads it, is given the time to end that its service has. */
    private void leave(LivePorts ports) {
        ports.observer().container(oneOff.container()).ifPresent(container -> {
            if (!container.hasEnded() && container.lastStart().isPresent()) {
                ports.changes()
                        .get()
                        .stop(
                                oneOff.container(),
                                oneOff.service().ending().grace().orElse(USUAL_GRACE));
            }
            if (!call.typed().has(RunCommand.KEEP)) {
                ports.changes().get().removeContainer(oneOff.container(), AnonymousVolumes.REMOVE);
            }
        });
    }
}
