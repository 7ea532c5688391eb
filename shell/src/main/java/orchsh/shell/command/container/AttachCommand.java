package orchsh.shell.command.container;

import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.json.JsonValue;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.port.ContainerSessions.AttachOrder;
import orchsh.engine.port.ContainerSessions.AttachOrder.Moment;
import orchsh.engine.port.ContainerSessions.Input;
import orchsh.engine.port.Session;
import orchsh.engine.port.Session.Ending;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.Dialogue;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Switch;
import orchsh.shell.syntax.Syntax;

/** Takes part in what a container's own process prints and reads. */
public final class AttachCommand implements Command {
    private static final String NO_INPUT = "--no-stdin";
    private static final String SIGNALS = "--sig-proxy";

    @Override
    public CommandForm syntax() {
        CommandForm spec = Syntax.command(
                        "attach",
                        "Take part in what a container's own process prints and reads.",
                        "Ctrl-C lets go of it, unless it has a terminal: then keys go to it, and the detach keys let go.")
                .addPositional(Syntax.words("SERVICE", "whose container"))
                .addOption(Syntax.flag("give it no input", NO_INPUT))
                .addOption(Syntax.possibleValue(
                        "true|false",
                        OptionForm.ATTACHED_ONLY,
                        "pass Ctrl-C on to its process, and stay until that has ended",
                        SIGNALS));
        return TalkOptions.addDetachKeysTo(ServiceContainers.addIndexTo(spec));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() != 1) {
            throw ProblemException.usage(Problem.error("`attach` takes one service")
                    .hint("for example `orchsh attach web`; `orchsh logs -f` follows several"));
        }
        AttachOrder output = new AttachOrder(Moment.RUNNING, Input.NONE, TalkOptions.detachKeys(call.typed()));
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            ObservedContainer container =
                    ServiceContainers.of(call, stack, engine).runningOneOf(words.get(0));
            JsonValue config = config(container, engine, call);
            boolean reads = config.at("OpenStdin").isTrue() && !call.typed().has(NO_INPUT);
            Optional<RawTerminal> terminal = reads && config.at("Tty").isTrue()
                    ? call.console().streams().terminal()
                    : Optional.empty();
            AttachOrder order = reads ? new AttachOrder(Moment.RUNNING, Input.OPEN, output.detachKeys()) : output;
            boolean endsWithInput = config.at("StdinOnce").isTrue();
            return talk(order, terminal, endsWithInput, container, engine, call);
        }
    }

    private static JsonValue config(ObservedContainer container, OpenEngine engine, Call call) {
        return JsonValue.parse(engine.ports()
                        .monitor()
                        .details(
                                Thing.CONTAINER,
                                container.id(),
                                call.invocation().cancellation())
                        .orElseThrow(() -> ProblemException.stack(
                                Problem.error("there is no container `" + container.name() + "` any more"))))
                .at("Config");
    }

    private static ExitCode talk(
            AttachOrder order,
            Optional<RawTerminal> terminal,
            boolean endsWithInput,
            ObservedContainer container,
            OpenEngine engine,
            Call call) {
        CancellationToken callers = call.invocation().cancellation();
        boolean passesOn = Switch.isOn(call.typed(), SIGNALS, false);
        CancellationToken end = passesOn ? CancellationToken.none() : callers;
        Optional<Ending> ending;
        try (RawTerminal.Loan loan = terminal.map(RawTerminal::lend).orElse(() -> {});
                CancellationToken.Registration registration =
                        passesOn ? callers.onCancel(() -> interrupt(container, engine)) : () -> {};
                Session session = engine.ports().sessions().attach(container.id(), order, end)) {
            terminal.ifPresent(its -> session.resize(Dialogue.sizeOf(its.size())));
            ending = new Dialogue(call.console().streams(), terminal, order.input() == Input.OPEN)
                    .hold(endsWithInput ? session : new LastingInput(session));
        } catch (ProblemException e) {
            if (end.isCancelled()) {
                call.note("let go of `" + container.name() + "`, which goes on");
                return ExitCode.INTERRUPTED;
            }
            throw e;
        }
        return ending.map(its -> Dialogue.codeOf(its, container.name(), call)).orElse(ExitCode.FINE);
    }

    private static void interrupt(ObservedContainer container, OpenEngine engine) {
        engine.ports().changes().get().kill(container.id(), "INT");
    }
}
