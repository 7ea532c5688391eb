package orchsh.shell.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import orchsh.dsl.live.CommandEnd;
import orchsh.dsl.live.CommandOrder;
import orchsh.dsl.live.CommandOrder.Input;
import orchsh.dsl.live.Processes;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Choices;
import orchsh.engine.plan.Goal;
import orchsh.engine.port.ContainerSessions;
import orchsh.engine.port.ContainerSessions.AttachOrder;
import orchsh.engine.port.DetachKeys;
import orchsh.engine.port.Session;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Runs commands for tasks: in containers that run, in containers of their own, and on this machine. */
final class EngineProcesses implements Processes {
    private final Stack stack;
    private final Plans plans;
    private final Containers containers;
    private final Surroundings besideScript;
    private final Voice voice;
    private final Tether tether;

    /** @param besideScript the caller's surroundings with the script's folder as the directory */
    EngineProcesses(
            Stack stack, Plans plans, Containers containers, Surroundings besideScript, Voice voice, Tether tether) {
        this.stack = stack;
        this.plans = plans;
        this.containers = containers;
        this.besideScript = besideScript;
        this.voice = voice;
        this.tether = tether;
    }

    @Override
    public CommandEnd exec(String service, int number, CommandOrder order) {
        String container = containers.running(service, number).id();
        return inTime(order, () -> new ContainerProcess(plans.ports(), container, voice).run(order, tether.current()));
    }

    @Override
    public CommandEnd host(CommandOrder order) {
        HostProcess process = new HostProcess(besideScript.directory(), besideScript.environment(), voice);
        return inTime(order, () -> process.run(order, tether.current()));
    }

    @Override
    public CommandEnd run(String service, CommandOrder order) {
        Service like = stack.service(service).orElseThrow();
        OneOff oneOff = OneOff.of(stack, like, order);
        try {
            plans.carryOut(
                    "bringing up what `" + service + "` needs",
                    observed -> oneOff.upToItsStart(
                            plans.plan(oneOff.stack(), observed, only(oneOff.service()), tether.current())),
                    tether.current());
            return inTime(order, () -> attached(oneOff.container(), order));
        } finally {
            Cleanup.run(() -> containers.removeIfThere(oneOff.container()));
        }
    }

    private static Goal.Up only(Service service) {
        return new Goal.Up(Set.of(service.name()), Goal.Up.Images.AS_NEEDED, Optional.empty());
    }

    /** Runs a job of the stack anew; what it prints is shown. Returns its exit code. */
    int runJob(Service job) {
        Goal.Up anew = only(job).with(Choices.USUAL.with(Choices.Recreation.ALWAYS));
        plans.carryOut(
                "bringing up what `" + job.name() + "` needs",
                observed -> OneOff.upToStart(plans.plan(stack, observed, anew, tether.current()), job.name(), Map.of()),
                tether.current());
        CommandOrder order = new CommandOrder(
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new Input.None(),
                Optional.empty(),
                CommandOrder.Echo.SHOWN,
                Optional.empty());
        return attached(stack.containerName(job, 1), order).exitCode();
    }

    /** Starts a container that has been made, and listens to it until it ends; called off, it is ended at once. */
    private CommandEnd attached(String container, CommandOrder order) {
        CancellationToken cancellation = tether.current();
        ContainerSessions.Input input =
                order.input() instanceof Input.None ? ContainerSessions.Input.NONE : ContainerSessions.Input.OPEN;
        AttachOrder attach = new AttachOrder(AttachOrder.Moment.BEFORE_START, input, DetachKeys.USUAL);
        try (Captures captures = new Captures(order, voice);
                Inlet inlet = Inlet.of(order.input());
                Session session = plans.ports().sessions().attach(container, attach, cancellation)) {
            plans.ports().changes().get().start(container);
            return captures.end(ContainerProcess.talk(session, inlet, captures));
        } catch (ProblemException e) {
            if (cancellation.isCancelled()) {
                Cleanup.run(() -> containers.killIfRunning(container));
            }
            throw e;
        }
    }

    private CommandEnd inTime(CommandOrder order, Supplier<CommandEnd> work) {
        if (order.timeout().isEmpty()) {
            return work.get();
        }
        AtomicReference<@Nullable CommandEnd> end = new AtomicReference<>();
        String what = order.words().isEmpty() ? "the command" : "`" + order.shown() + "`";
        tether.hold(order.timeout(), what, () -> end.set(work.get()));
        CommandEnd ended = end.get();
        if (ended == null) {
            throw ProblemException.stack(Problem.error(what + " did not end"));
        }
        return ended;
    }
}
