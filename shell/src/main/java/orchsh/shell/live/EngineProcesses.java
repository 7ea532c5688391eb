package orchsh.shell.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.dsl.live.CommandEnd;
import orchsh.dsl.live.CommandOrder;
import orchsh.dsl.live.CommandOrder.Input;
import orchsh.dsl.live.Processes;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Service;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.Goal;
import orchsh.engine.port.ContainerSessions;
import orchsh.engine.port.ContainerSessions.AttachOrder;
import orchsh.engine.port.DetachKeys;
import orchsh.engine.port.Session;
import orchsh.engine.problem.ProblemException;

/** Runs commands for tasks: in containers that run, in containers of their own, and on this machine. */
final class EngineProcesses implements Processes {
    private final Workplace at;

    EngineProcesses(Workplace at) {
        this.at = at;
    }

    @Override
    public CommandEnd exec(String service, int number, CommandOrder order) {
        String container = at.containers().running(service, number).id();
        return inTime(
                order,
                () -> new ContainerProcess(at.plans().ports(), container, at.voice())
                        .run(order, at.tether().current()));
    }

    @Override
    public CommandEnd host(CommandOrder order) {
        HostProcess process =
                new HostProcess(at.besideScript().directory(), at.besideScript().environment(), at.voice());
        return inTime(order, () -> process.run(order, at.tether().current()));
    }

    @Override
    public CommandEnd run(String service, CommandOrder order) {
        Service like = at.stack().service(service).orElseThrow();
        OneOff oneOff = OneOff.of(at.stack(), like, order);
        try {
            at.plans()
                    .carryOut(
                            "bringing up what `" + service + "` needs",
                            observed -> oneOff.upToItsStart(at.plans()
                                    .plan(
                                            oneOff.stack(),
                                            observed,
                                            only(oneOff.service()),
                                            at.tether().current())),
                            at.tether().current());
            return inTime(order, () -> attached(oneOff.container(), order));
        } finally {
            Cleanup.run(() -> at.containers().removeIfThere(oneOff.container()));
        }
    }

    private static Goal.Up only(Service service) {
        return new Goal.Up(Set.of(service.name()), Goal.Up.Images.AS_NEEDED, Optional.empty());
    }

    /** Runs a job of the stack anew; what it prints is shown. Returns its exit code. */
    int runJob(Service job) {
        Goal.Up anew = only(job).with(Choices.USUAL.with(Choices.Recreation.ALWAYS));
        at.plans()
                .carryOut(
                        "bringing up what `" + job.name() + "` needs",
                        observed -> OneOff.upToStart(
                                at.plans()
                                        .plan(
                                                at.stack(),
                                                observed,
                                                anew,
                                                at.tether().current()),
                                job.name(),
                                Map.of()),
                        at.tether().current());
        CommandOrder order = new CommandOrder(
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new Input.None(),
                Optional.empty(),
                CommandOrder.Echo.SHOWN,
                Optional.empty());
        return attached(at.stack().containerName(job, 1), order).exitCode();
    }

    /** Starts a container that has been made, and listens to it until it ends; called off, it is ended at once. */
    private CommandEnd attached(String container, CommandOrder order) {
        CancellationToken cancellation = at.tether().current();
        ContainerSessions.Input input =
                order.input() instanceof Input.None ? ContainerSessions.Input.NONE : ContainerSessions.Input.OPEN;
        AttachOrder attach = new AttachOrder(AttachOrder.Moment.BEFORE_START, input, DetachKeys.USUAL);
        try (Captures captures = new Captures(order, at.voice());
                Inlet inlet = Inlet.of(order.input());
                Session session = at.plans().ports().sessions().attach(container, attach, cancellation)) {
            at.plans().ports().changes().get().start(container);
            return captures.end(ContainerProcess.talk(session, inlet, captures));
        } catch (ProblemException e) {
            if (cancellation.isCancelled()) {
                Cleanup.run(() -> at.containers().killIfRunning(container));
            }
            throw e;
        }
    }

    private CommandEnd inTime(CommandOrder order, Supplier<CommandEnd> work) {
        if (order.timeout().isEmpty()) {
            return work.get();
        }
        String what = order.words().isEmpty() ? "the command" : "`" + order.shown() + "`";
        return at.tether().hold(order.timeout(), what, work);
    }
}
