package orchsh.shell.command.container;

import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.ContainerSessions.Terminal;
import orchsh.engine.port.DetachKeys;
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
import orchsh.shell.live.Mark;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** Runs a command in a container that runs. */
public final class ExecCommand implements Command {
    private static final String DETACH = "--detach";
    private static final String PRIVILEGED = "--privileged";

    @Override
    public CommandForm syntax() {
        CommandForm spec = TalkOptions.addTo(Syntax.command(
                        "exec",
                        "Run a command in a container that runs.",
                        "It reads what is typed or piped in, has a terminal where there is one, and its exit code is passed on.")
                .addPositional(Syntax.words("SERVICE COMMAND", "the service, and the command with its own options")));
        return TalkOptions.addDetachKeysTo(ServiceContainers.addIndexTo(spec)
                .addOption(Syntax.flag("do not wait for it", "-d", DETACH))
                .addOption(Syntax.flag("let it do what the container may not", PRIVILEGED)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.isEmpty() || TalkOptions.command(words).isEmpty()) {
            throw ProblemException.usage(Problem.error(
                            words.isEmpty()
                                    ? "`exec` needs a service and a command"
                                    : "there is no command to run in `" + words.get(0) + "`")
                    .hint("for example `orchsh exec db sh`"));
        }
        boolean isDetached = call.typed().has(DETACH);
        if (isDetached) {
            TalkOptions.refuseForDetached(call.typed(), DETACH);
        }
        Optional<RawTerminal> terminal = isDetached ? Optional.empty() : TalkOptions.terminal(call);
        DetachKeys keys = TalkOptions.detachKeys(call.typed());
        ExecOrder order = order(call, TalkOptions.command(words));
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            ObservedContainer container =
                    ServiceContainers.of(call, stack, engine).runningOneOf(words.get(0));
            if (isDetached) {
                engine.ports()
                        .sessions()
                        .execDetached(container.id(), order, call.invocation().cancellation());
                return ExitCode.FINE;
            }
            return terminal.isPresent()
                    ? onTerminal(terminal.get(), order, keys, container, engine, call)
                    : throughPipes(order, container, engine, call);
        }
    }

    private static ExecOrder order(Call call, List<String> command) {
        Typed typed = call.typed();
        ExecOrder order = ExecOrder.of(command);
        for (var variable : TalkOptions.env(call).entrySet()) {
            order = order.with(variable.getKey(), variable.getValue());
        }
        order = TalkOptions.user(typed).map(order::as).orElse(order);
        order = TalkOptions.folder(typed).map(order::in).orElse(order);
        return typed.has(PRIVILEGED) ? order.privileged() : order;
    }

    /** All keys go inside, Ctrl-C too; the terminal is given back whatever happens. */
    private static ExitCode onTerminal(
            RawTerminal terminal,
            ExecOrder order,
            DetachKeys keys,
            ObservedContainer container,
            OpenEngine engine,
            Call call) {
        Terminal inside = new Terminal(Dialogue.sizeOf(terminal.size()), keys);
        Optional<Ending> ending;
        try (RawTerminal.Loan loan = terminal.lend();
                Session session = engine.ports()
                        .sessions()
                        .exec(
                                container.id(),
                                order.interactive().on(inside),
                                call.invocation().cancellation())) {
            ending = new Dialogue(call.console().streams(), Optional.of(terminal), true).hold(session);
        }
        return ending.map(end -> Dialogue.codeOf(end, container.name(), call)).orElse(ExitCode.FINE);
    }

    /** Ctrl-C reaches this program alone here, so it has to end what it began; the same when nobody reads any more. */
    private static ExitCode throughPipes(ExecOrder order, ObservedContainer container, OpenEngine engine, Call call) {
        Mark mark = Mark.random();
        boolean isInputWanted = TalkOptions.isInputWanted(call);
        ExecOrder marked = order.with(Mark.VARIABLE, mark.value());
        try (Session session = engine.ports()
                .sessions()
                .exec(
                        container.id(),
                        isInputWanted ? marked.interactive() : marked,
                        call.invocation().cancellation())) {
            Optional<Ending> ending =
                    new Dialogue(call.console().streams(), Optional.empty(), isInputWanted).hold(session);
            if (ending.isEmpty()) {
                mark.end(engine.observer(), container.id());
                return ExitCode.FINE;
            }
            return Dialogue.codeOf(ending.get(), container.name(), call);
        } catch (ProblemException e) {
            if (call.invocation().cancellation().isCancelled()) {
                if (!mark.end(engine.observer(), container.id())) {
                    call.note("`" + order.command().get(0) + "` goes on in `" + container.name()
                            + "`, whose image has no tools to end it with");
                }
                return ExitCode.INTERRUPTED;
            }
            throw e;
        }
    }
}
