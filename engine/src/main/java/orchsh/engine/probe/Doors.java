package orchsh.engine.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/**
 * The ways to one port of a container, tried in the order of their honesty: its own addresses, where a refusal is a
 * refusal; then a published port, where a proxy may accept for a service that is not there.
 */
final class Doors {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** A server with a full queue is silent, too, for a moment. */
    private static final int SILENT_KNOCKS = 3;

    private static final Look REFUSED = new Look.NotYet("connection refused");

    private final Target target;
    private final int port;
    private final CancellationToken cancellation;
    private boolean addressesAnswer = true;

    Doors(Target target, int port, CancellationToken cancellation) {
        this.target = target;
        this.port = port;
        this.cancellation = cancellation;
    }

    /** An address at which the port may be reached. */
    record Door(String host, int port, Kind kind) {
        /** What is behind a door. */
        enum Kind {
            DIRECT,
            PROXIED
        }

        boolean isProxied() {
            return kind == Kind.PROXIED;
        }

        /** As it is written in a URL. */
        String authority() {
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** What is done at the port. */
    interface Visitor {
        /** Somebody opened. */
        Look visit(Door door, Line line);

        /** No door answers and none will; another way to find out, if there is one. */
        Optional<Look> otherwise(Deadline deadline);
    }

    /** Goes to the first door that opens. */
    Look visit(Visitor visitor, Deadline deadline) {
        if (addressesAnswer && !target.addresses().isEmpty()) {
            for (int knock = 0; knock < SILENT_KNOCKS; knock++) {
                Optional<Look> look = visitDirectly(visitor, deadline);
                if (look.isPresent()) {
                    return look.get();
                }
                if (deadline.hasPassed() || cancellation.isCancelled()) {
                    return new Look.NotYet("no answer");
                }
            }
        }
        Optional<Look> look = published()
                .map(door -> knock(door, visitor, deadline).orElse(new Look.NotYet("no answer")))
                .or(() -> visitor.otherwise(deadline));
        if (look.isPresent()) {
            addressesAnswer = false;
            return look.get();
        }
        return target.addresses().isEmpty()
                ? new Look.Never("port " + port + " cannot be reached from here; publish it")
                : new Look.NotYet("no answer; if containers are out of reach here, publish port " + port);
    }

    /** Absent when nothing comes back from any address. */
    private Optional<Look> visitDirectly(Visitor visitor, Deadline deadline) {
        Optional<Look> refusal = Optional.empty();
        for (String address : target.addresses()) {
            Optional<Look> look = knock(new Door(address, port, Door.Kind.DIRECT), visitor, deadline);
            if (look.isPresent() && !look.get().equals(REFUSED)) {
                return look;
            }
            refusal = refusal.or(() -> look);
        }
        return refusal;
    }

    /** Absent when nothing comes back. */
    private Optional<Look> knock(Door door, Visitor visitor, Deadline deadline) {
        try (Line line = Line.to(new InetSocketAddress(door.host(), door.port()), PATIENCE, deadline, cancellation)) {
            return Optional.of(visitor.visit(door, line));
        } catch (SocketTimeoutException | NoRouteToHostException e) {
            return Optional.empty();
        } catch (ConnectException e) {
            return Optional.of(REFUSED);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Door> published() {
        return target.ports().stream()
                .filter(PublishedPort::isPublished)
                .filter(published -> published.containerPort() == port
                        && published.protocol().equals("tcp"))
                .findFirst()
                .map(published -> new Door(hostOf(published), published.hostPort(), Door.Kind.PROXIED));
    }

    private String hostOf(PublishedPort published) {
        boolean everywhere = List.of("", "0.0.0.0", "::").contains(published.address());
        boolean loopback = published.address().startsWith("127.");
        return everywhere || (loopback && !target.publishedAt().isEmpty()) ? target.publishedAt() : published.address();
    }
}
