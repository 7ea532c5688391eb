package orchsh.engine.probe;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Does the port accept connections in the container's own network? */
final class TcpProbe implements Probe, Doors.Visitor {
    private static final Duration EXEC_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PROXY_PATIENCE = Duration.ofMillis(50);
    private static final Duration PROXY_DOUBT = Duration.ofMillis(50);
    private static final Look HUNG_UP = new Look.NotYet("the published port accepts, but nothing behind it answers");
    private static final Look ACCEPTED_ONCE = new Look.NotYet("accepted once");
    private static final String LISTENING = "0A";

    private final Target target;
    private final int port;
    private final EngineObserver observer;
    private final CancellationToken cancellation;
    private final Doors doors;
    private OptionalLong firstSuccess = OptionalLong.empty();

    TcpProbe(Target target, int port, EngineObserver observer, CancellationToken cancellation) {
        this.target = target;
        this.port = port;
        this.observer = observer;
        this.cancellation = cancellation;
        this.doors = new Doors(target, port, cancellation);
    }

    @Override
    public Look look(Deadline deadline) {
        Look look = doors.visit(this, deadline);
        if (!look.equals(ACCEPTED_ONCE) && !(look instanceof Look.Holds)) {
            firstSuccess = OptionalLong.empty();
        }
        return look;
    }

    @Override
    public Look visit(Doors.Door door, Line line) {
        return door.isProxied() ? listen(line) : new Look.Holds();
    }

    /** A proxy without a service behind it accepts and hangs up at once. */
    private Look listen(Line line) {
        try {
            return line.inputFor(PROXY_PATIENCE).read() < 0 ? HUNG_UP : again();
        } catch (SocketTimeoutException e) {
            return again();
        } catch (IOException e) {
            return HUNG_UP;
        }
    }

    /** Behind a proxy one success may be an accident; two with a pause between them are none. */
    private Look again() {
        long now = System.nanoTime();
        if (firstSuccess.isEmpty()) {
            firstSuccess = OptionalLong.of(now);
        }
        return now - firstSuccess.getAsLong() >= PROXY_DOUBT.toNanos() ? new Look.Holds() : ACCEPTED_ONCE;
    }

    /** Where no packet gets through, the container's own list of listening sockets tells, if its image has a `cat`. */
    @Override
    public Optional<Look> otherwise(Deadline deadline) {
        Duration patience = deadline.orIn(EXEC_PATIENCE).left();
        try {
            ExecResult result = observer.exec(
                    target.container(), List.of("cat", "/proc/net/tcp", "/proc/net/tcp6"), patience, cancellation);
            if (result.exitCode() == 126 || result.exitCode() == 127) {
                return Optional.empty();
            }
            return Optional.of(
                    isListening(result.output(), port)
                            ? new Look.Holds()
                            : new Look.NotYet("nothing listens on port " + port));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // Whether the container can still be looked into at all is for others to find out.
            return Optional.of(new Look.NotYet(String.join(
                    "; ", e.problems().stream().map(Problem::message).toList())));
        }
    }

    /** Reads the kernel's table: address and port in hexadecimal, then the state. */
    static boolean isListening(String table, int port) {
        String wanted = String.format(Locale.ROOT, "%04X", port);
        for (String line : table.split("\n", -1)) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 3 && words[3].equals(LISTENING)) {
                int colon = words[1].indexOf(':');
                if (colon > 0
                        && words[1].substring(colon + 1).equals(wanted)
                        && !isLoopback(words[1].substring(0, colon))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLoopback(String address) {
        return address.equals("0100007F") || address.equals("00000000000000000000000001000000");
    }
}
