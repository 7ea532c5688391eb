package orchsh.engine.api;

import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.ContainerSessions;
import orchsh.engine.port.DetachKeys;
import orchsh.engine.port.Session;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.Hijack;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.Target;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;

/** Talks with processes in containers over a {@link WireClient}. */
public final class WireSessions implements ContainerSessions {
    private final WireClient client;
    private final ExecCalls execs;

    public WireSessions(WireClient client) {
        this.client = client;
        this.execs = new ExecCalls(client);
    }

    @Override
    public Session exec(String container, ExecOrder order, CancellationToken cancellation) {
        try {
            String exec = execs.create(container, order, cancellation);
            Hijack hijack = execs.start(exec, order, cancellation);
            Session session = new WireSession(
                    client,
                    hijack,
                    new ExecEnd(execs, exec, cancellation),
                    Target.of("/exec/").name(exec).path("/resize").toString(),
                    order.terminal().map(Terminal::detachKeys),
                    cancellation);
            return sized(session, order.terminal());
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "`" + order.command().get(0) + "` cannot be run in `" + container + "`");
        }
    }

    private static Session sized(Session session, Optional<Terminal> terminal) {
        try {
            terminal.ifPresent(its -> session.resize(its.size()));
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public void execDetached(String container, ExecOrder order, CancellationToken cancellation) {
        try {
            execs.startDetached(execs.create(container, order, cancellation), order, cancellation);
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "`" + order.command().get(0) + "` cannot be run in `" + container + "`");
        }
    }

    @Override
    public Session attach(String container, AttachOrder order, CancellationToken cancellation) {
        try {
            ContainerEnd end = new ContainerEnd(client, container, "next-exit", cancellation);
            try {
                ContainerFacts facts = ContainerFacts.of(client, container, cancellation);
                refuse(container, order, facts);
                return new WireSession(
                        client,
                        client.hijack(attachRequest(container, order), cancellation),
                        end,
                        Target.of("/containers/")
                                .name(container)
                                .path("/resize")
                                .toString(),
                        facts.terminal() ? Optional.of(order.detachKeys()) : Optional.<DetachKeys>empty(),
                        cancellation);
            } catch (RuntimeException e) {
                end.close();
                throw e;
            }
        } catch (RefusedException e) {
            throw Refusals.of(e, container, "`" + container + "` cannot be attached to");
        }
    }

    private static void refuse(String container, AttachOrder order, ContainerFacts facts) {
        if (order.moment() == AttachOrder.Moment.RUNNING && !facts.running()) {
            throw ProblemException.stack(Problem.error("`" + container + "` cannot be attached to: it does not run"));
        }
        if (order.input() == Input.OPEN && !facts.input()) {
            throw ProblemException.stack(
                    Problem.error("`" + container + "` takes no input: it was created without an open one")
                            .hint("attach to its output alone, or run a command in it"));
        }
    }

    private static WireRequest attachRequest(String container, AttachOrder order) {
        Target target = Target.of("/containers/")
                .name(container)
                .path("/attach")
                .parameter("stream", "1")
                .parameter("stdout", "1")
                .parameter("stderr", "1")
                .parameter("stdin", order.input() == Input.OPEN ? "1" : "0")
                .parameter("detachKeys", order.detachKeys().text());
        return WireRequest.post(target.toString());
    }
}
