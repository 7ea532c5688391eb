package orchsh.engine.wire;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 with one container engine: keeps idle connections, streams bodies both ways, and ends a call at once
 * when its deadline has passed, its work is cancelled or its thread interrupted. Failures are problems in words. Safe for
 * use by several threads; each call that is under way has a connection of its own, as many as are needed.
 */
public final class WireClient implements AutoCloseable {
    private static final int MOST_IDLE = 16;
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    private static final String KEEP = "";
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: tcp\r\n";

    private final Dialer dialer;
    private final Clock clock;
    private final Watchdog watchdog = new Watchdog();
    private final AtomicLong requests = new AtomicLong();
    private final Object lock = new Object();
    private final List<Connection> idle = new ArrayList<>();
    private final List<Exchange> busy = new ArrayList<>();
    private boolean closed;

    public WireClient(EngineAddress address, Surroundings surroundings) {
        this.dialer = new Dialer(address, surroundings);
        this.clock = surroundings.clock();
    }

    public EngineAddress address() {
        return dialer.address();
    }

    /** How many requests were sent so far. */
    public long requests() {
        return requests.get();
    }

    /** Asks, and returns the answer whatever its status. */
    public WireResponse send(WireRequest request, CancellationToken cancellation) {
        Answered answered = ask(request, KEEP, cancellation);
        try {
            return new WireResponse(answered.head, AnswerBody.of(answered.exchange, answered.head, request.method()));
        } catch (IOException e) {
            answered.exchange.abandon();
            throw answered.exchange.explain(e);
        }
    }

    public WireResponse send(WireRequest request) {
        return send(request, CancellationToken.none());
    }

    /** Asks for the connection itself: what follows is bytes in both directions, until one side has had enough. */
    public Hijack hijack(WireRequest request, CancellationToken cancellation) {
        Answered answered = ask(request, UPGRADE, cancellation);
        int status = answered.head.status();
        if (status == 101 || status == 200) {
            return new Hijack(answered.exchange);
        }
        try {
            AnswerBody body = AnswerBody.of(answered.exchange, answered.head, request.method());
            new WireResponse(answered.head, body).accepted().close();
        } catch (IOException e) {
            answered.exchange.abandon();
            throw answered.exchange.explain(e);
        }
        throw new RefusedException(status, "it does not hand over the connection (status " + status + ")");
    }

    private record Answered(Exchange exchange, HttpHead head) {}

    private Answered ask(WireRequest request, String connectionHeaders, CancellationToken cancellation) {
        requests.incrementAndGet();
        Connection kept = takeIdle(request);
        if (kept != null) {
            Exchange exchange = begin(kept, request, cancellation);
            try {
                return new Answered(exchange, exchange.ask(connectionHeaders));
            } catch (IOException e) {
                ProblemException problem = exchange.explain(e);
                boolean mayRepeat = request.method().equals("GET")
                        && !(e instanceof NotHttpException)
                        && !exchange.wasCut()
                        && problem.kind() != ProblemException.Kind.INTERRUPTED;
                if (!mayRepeat) {
                    throw problem;
                }
            }
        }
        Exchange exchange = begin(dial(), request, cancellation);
        try {
            return new Answered(exchange, exchange.ask(connectionHeaders));
        } catch (IOException e) {
            throw exchange.explain(e);
        }
    }

    private Connection dial() {
        try {
            return dialer.connection();
        } catch (IOException e) {
            throw Unreachable.problem(address(), Words.of(e), e);
        }
    }

    private Exchange begin(Connection connection, WireRequest request, CancellationToken cancellation) {
        Exchange exchange = new Exchange(this, connection, request, cancellation, watchdog);
        synchronized (lock) {
            if (!closed) {
                busy.add(exchange);
                return exchange;
            }
        }
        connection.close();
        throw ProblemException.stack(Problem.error("the connection to the container engine was closed"));
    }

    private @Nullable Connection takeIdle(WireRequest request) {
        while (true) {
            Connection connection;
            synchronized (lock) {
                if (idle.isEmpty()) {
                    return null;
                }
                connection = idle.remove(idle.size() - 1);
            }
            if (connection.isQuiet() && isTrusted(connection, request)) {
                return connection;
            }
            connection.close();
        }
    }

    /** What is not to be done twice cannot be repeated either when the other side has hung up unseen. */
    private boolean isTrusted(Connection connection, WireRequest request) {
        return request.method().equals("GET")
                || connection.seesEnd()
                || !connection.hasRestedSince(clock.instant().minus(TRUSTED));
    }

    void keep(Exchange exchange, Connection connection) {
        connection.rest(clock.instant());
        synchronized (lock) {
            busy.remove(exchange);
            if (!closed && idle.size() < MOST_IDLE) {
                idle.add(connection);
                return;
            }
        }
        connection.close();
    }

    void drop(Exchange exchange, Connection connection) {
        synchronized (lock) {
            busy.remove(exchange);
        }
        connection.close();
    }

    /** Closes all connections; calls under way end at once. */
    @Override
    public void close() {
        List<Connection> unused;
        List<Exchange> unfinished;
        synchronized (lock) {
            closed = true;
            unused = new ArrayList<>(idle);
            idle.clear();
            unfinished = new ArrayList<>(busy);
        }
        for (Connection connection : unused) {
            connection.close();
        }
        for (Exchange exchange : unfinished) {
            exchange.closeByClient();
        }
    }
}
