package orchsh.shell.live;

import orchsh.dsl.live.CommandEnd;
import orchsh.dsl.live.CommandOrder;
import orchsh.dsl.live.CommandOrder.Input;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.live.Conversation;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.Session;
import orchsh.engine.port.Session.Ending;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** A command that is run in a running container. */
final class ContainerProcess {
    private final LivePorts ports;
    private final String container;
    private final Voice voice;

    ContainerProcess(LivePorts ports, String container, Voice voice) {
        this.ports = ports;
        this.container = container;
        this.voice = voice;
    }

    /** Runs it to its end; when it is called off, it is ended with its children. */
    CommandEnd run(CommandOrder order, CancellationToken cancellation) {
        Mark mark = Mark.random();
        try (Captures captures = new Captures(order, voice);
                Inlet inlet = Inlet.of(order.input())) {
            try (Session session = ports.sessions().exec(container, exec(order, mark), cancellation)) {
                return captures.end(talk(session, inlet, captures));
            } catch (ProblemException e) {
                if (cancellation.isCancelled()) {
                    Cleanup.run(() -> end(mark, order));
                }
                throw e;
            }
        }
    }

    private void end(Mark mark, CommandOrder order) {
        if (!mark.end(ports.observer(), container)) {
            voice.err("`" + order.words().get(0) + "` goes on in `" + container
                    + "`, whose image has no tools to end it with\n");
        }
    }

    /** Returns the exit code. */
    static int talk(Session session, Inlet inlet, Captures captures) {
        Ending ending = new Conversation(session).hold(inlet.stream(), captures::take, Conversation.Resizes.NONE);
        if (ending instanceof Ending.Exited exited) {
            return exited.code();
        }
        throw ProblemException.stack(Problem.error("the conversation with the command ended before the command"));
    }

    private static ExecOrder exec(CommandOrder order, Mark mark) {
        ExecOrder exec = ExecOrder.of(order.words()).with(Mark.VARIABLE, mark.value());
        for (var variable : order.env().entrySet()) {
            exec = exec.with(variable.getKey(), variable.getValue());
        }
        exec = order.user().map(exec::as).orElse(exec);
        ExecOrder there = order.folder().map(exec::in).orElse(exec);
        return order.input() instanceof Input.None ? there : there.interactive();
    }
}
