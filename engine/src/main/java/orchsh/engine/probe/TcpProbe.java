package orchsh.engine.probe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.ExecResult;

/** Does the port accept connections in the container's own network? */
final class TcpProbe implements Probe {
    private static final Duration EXEC_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PROXY_DOUBT = Duration.ofMillis(50);
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
        this.doors = new Doors(target, port);
    }

    @Override
    public Look look() {
        Optional<Doors.Door> door = doors.best();
        if (door.isEmpty()) {
            return askInside();
        }
        return switch (doors.knock(door.get())) {
            case OPEN -> door.get().isProxied() ? again() : new Look.Holds();
            case REFUSED -> no("connection refused");
            case HUNG_UP -> no("the published port accepts, but nothing behind it answers");
            case SILENT -> door.get().isProxied() ? no("no answer") : look();
        };
    }

    private Look no(String answer) {
        firstSuccess = OptionalLong.empty();
        return new Look.NotYet(answer);
    }

    /** Behind a proxy one success may be an accident; two with a pause between them are none. */
    private Look again() {
        long now = System.nanoTime();
        if (firstSuccess.isEmpty()) {
            firstSuccess = OptionalLong.of(now);
        }
        return now - firstSuccess.getAsLong() >= PROXY_DOUBT.toNanos()
                ? new Look.Holds()
                : new Look.NotYet("accepted once");
    }

    /** Where no packet gets through, the container's own list of listening sockets tells. */
    private Look askInside() {
        ExecResult result = observer.exec(
                target.container(), List.of("cat", "/proc/net/tcp", "/proc/net/tcp6"), EXEC_PATIENCE, cancellation);
        if (isListening(result.output(), port)) {
            return new Look.Holds();
        }
        if (result.exitCode() == 126 || result.exitCode() == 127) {
            return new Look.Never("port " + port
                    + " cannot be reached from here, and the image has no `cat` to look from inside; publish the port");
        }
        return new Look.NotYet("nothing listens on port " + port);
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
