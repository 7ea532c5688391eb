package orchsh.shell.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerSessions.ExecOrder;
import orchsh.engine.port.Session;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/**
 * A way to a port that nothing from here leads to: a port of this machine, whose connections are passed on by a small
 * container in the other one's network. It goes when it is closed, and belongs to the stack until then.
 */
final class Bypass implements AutoCloseable {
    private static final ImageReference IMAGE = ImageReference.parse("busybox");
    private static final String SERVICE = "bypass";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String SCRIPT = "exec nc \"$(hostname -i | cut -d ' ' -f 1)\" \"$0\"";

    private final LivePorts ports;
    private final Neighbour helper;
    private final int port;
    private final ServerSocket door;
    private final Cancellation over = new Cancellation();

    private Bypass(LivePorts ports, Neighbour helper, int port, ServerSocket door) {
        this.ports = ports;
        this.helper = helper;
        this.port = port;
        this.door = door;
    }

    /** Opens a way to a running container. */
    static Bypass to(LivePorts ports, String stack, String container, int port, CancellationToken cancellation) {
        provideImage(ports, port, cancellation);
        Neighbour helper = Neighbour.beside(ports, stack, container, SERVICE, IMAGE, LONGEST);
        try {
            Bypass bypass = new Bypass(ports, helper, port, new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
            background(bypass::welcome);
            return bypass;
        } catch (IOException e) {
            helper.close();
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("no port of this machine can be opened: " + Words.of(e)),
                    e);
        }
    }

    private static void provideImage(LivePorts ports, int port, CancellationToken cancellation) {
        if (ports.observer().image(IMAGE.toString()).isPresent()) {
            return;
        }
        try {
            ports.changes().get().pullImage(IMAGE, Optional.empty(), ContainerEngine.Progress.IGNORED, cancellation);
        } catch (ContainerEngine.RegistryUnreachableException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("port " + port + " cannot be reached from here, and the image `" + IMAGE
                                    + "`, which could ask from inside, cannot be had: " + e.reason())
                            .hint("publish the port: port " + port),
                    e);
        }
    }

    /** Where it begins, as it is written in a URL. */
    String authority() {
        return door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                background(() -> passOn(visitor));
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    private void passOn(Socket visitor) {
        ExecOrder order =
                ExecOrder.of(List.of("sh", "-c", SCRIPT, String.valueOf(port))).interactive();
        try (visitor;
                Session session = ports.sessions().exec(helper.name(), order, over)) {
            background(() -> feed(visitor, session));
            OutputStream back = visitor.getOutputStream();
            session.read((channel, bytes, offset, length) -> {
                if (channel == Session.Channel.OUTPUT) {
                    back.write(bytes, offset, length);
                    back.flush();
                }
            });
        } catch (IOException | ProblemException e) {
            return; // whoever asks sees that the connection is gone
        }
    }

    private static void feed(Socket visitor, Session session) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = visitor.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                session.write(buffer, 0, count);
            }
            session.endInput();
        } catch (IOException | ProblemException e) {
            return; // the other direction tells how it ended
        }
    }

    private static void background(Runnable work) {
        Background.start("bypass", work);
    }

    @Override
    public void close() {
        over.cancel();
        try {
            door.close();
        } catch (IOException e) {
            // then nobody comes in any more
        }
        Cleanup.run(helper::close);
    }
}
