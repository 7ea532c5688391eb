package orchsh.engine.probe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.EngineObserver.ExecResult;

/**
 * The kernel's list of the sockets in a container's network, read from inside: in the container itself if its image has a
 * {@code cat}, else from a container beside it.
 */
final class SocketTable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> READ = List.of("cat", "/proc/net/tcp", "/proc/net/tcp6");
    private static final String LISTENING = "0A";

    private final EngineObserver observer;
    private final Lookout lookout;
    private final CancellationToken cancellation;
    private final String container;
    private Optional<String> seat;

    SocketTable(Target target, EngineObserver observer, Lookout lookout, CancellationToken cancellation) {
        this.observer = observer;
        this.lookout = lookout;
        this.cancellation = cancellation;
        this.container = target.container();
        this.seat = Optional.of(container);
    }

    /** Whether somebody listens there for connections from outside; absent when there is no way to know. */
    Optional<Look> look(int port, Deadline deadline) {
        while (seat.isPresent()) {
            ExecResult result =
                    observer.exec(seat.get(), READ, deadline.orIn(PATIENCE).left(), cancellation);
            // a kernel without IPv6 has no second table, so the exit code says nothing about the first
            if (!ExitCodes.meansNoProgram(result.exitCode())) {
                return Optional.of(
                        isListening(result.output(), port)
                                ? new Look.Holds()
                                : new Look.NotYet("nothing listens on port " + port));
            }
            seat = seat.get().equals(container) ? lookout.beside(container, cancellation) : Optional.empty();
        }
        return Optional.empty();
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
        return address.endsWith("7F") && (address.length() == 8 || address.startsWith("0000000000000000FFFF0000"))
                || address.equals("00000000000000000000000001000000");
    }
}
