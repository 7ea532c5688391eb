package orchsh.engine.probe;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.ProblemException;

/** Does the port accept connections in the container's own network? */
final class TcpProbe implements Probe, Doors.Visitor {
    private static final Duration PROXY_PATIENCE = Duration.ofMillis(50);
    private static final Duration PROXY_DOUBT = Duration.ofMillis(50);
    private static final Look HUNG_UP = new Look.NotYet("the published port accepts, but nothing behind it answers");
    private static final Look ACCEPTED_ONCE = new Look.NotYet("accepted once");

    private final int port;
    private final SocketTable table;
    private final Doors doors;
    private OptionalLong firstSuccess = OptionalLong.empty();

    TcpProbe(Target target, int port, SocketTable table, CancellationToken cancellation) {
        this.port = port;
        this.table = table;
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

    /** Where no packet gets through, the list of listening sockets tells. */
    @Override
    public Optional<Look> otherwise(Deadline deadline) {
        try {
            return table.look(port, deadline);
        } catch (ProblemException e) {
            return Optional.of(Refusals.asAnswer(e));
        }
    }
}
