package orchsh.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.ProblemException.Kind;
import orchsh.engine.problem.TimeWords;
import orchsh.engine.problem.Words;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on one connection. It knows why the connection ended (a deadline, a cancellation, the other
 * side) and so what to say about it, and it lets go of the connection exactly once.
 */
final class Exchange {
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final int CHUNK = 32 * 1024;

    private enum Stage {
        CONNECTING,
        ASKING,
        ANSWERING,
        OVER
    }

    private enum Cut {
        NOT,
        TOO_LATE,
        CANCELLED,
        CLOSED
    }

    private final WireClient client;
    private final Connection connection;
    private final WireRequest request;
    private final CancellationToken cancellation;
    private final Watchdog watchdog;
    private Watchdog.@Nullable Watch watch;
    private CancellationToken.@Nullable Registration registration;
    private Stage stage = Stage.CONNECTING;
    private Stage reached = Stage.CONNECTING;
    private Cut cut = Cut.NOT;

    Exchange(
            WireClient client,
            Connection connection,
            WireRequest request,
            CancellationToken cancellation,
            Watchdog watchdog) {
        this.client = client;
        this.connection = connection;
        this.request = request;
        this.cancellation = cancellation;
        this.watchdog = watchdog;
    }

    /** Sends the request and reads the head of the answer. Whatever fails is thrown and the connection is gone. */
    HttpHead ask(String connectionHeaders) throws IOException {
        try {
            watchFor(request.deadline().orElse(TO_CONNECT));
            if (cancellation != CancellationToken.none()) {
                registration = cancellation.onCancel(() -> cut(Cut.CANCELLED));
            }
            if (!connection.isUsed()) {
                connection.open();
            }
            if (request.deadline().isEmpty()) {
                endWatch();
            }
            enter(Stage.ASKING);
            IOException unsent = send(connectionHeaders);
            HttpHead head = answer(unsent);
            connection.markUsed();
            enter(Stage.ANSWERING);
            return head;
        } catch (IOException | RuntimeException e) {
            abandon();
            throw e;
        }
    }

    private void watchFor(Duration time) {
        watch = watchdog.watch(time.toNanos(), this);
    }

    private void endWatch() {
        if (watch != null) {
            watchdog.end(watch);
        }
    }

    /** An engine may answer before it has read everything and hang up; the answer counts more than our failure. */
    private HttpHead answer(@Nullable IOException unsent) throws IOException {
        try {
            return HttpHead.read(connection.input());
        } catch (IOException e) {
            throw unsent == null || e instanceof NotHttpException ? e : unsent;
        }
    }

    private @Nullable IOException send(String connectionHeaders) throws IOException {
        OutputStream out = connection.output();
        byte[] head = head(connectionHeaders).getBytes(StandardCharsets.ISO_8859_1);
        out.write(head);
        try {
            if (request.body().isPresent()) {
                send(request.body().get(), out);
            }
            out.flush();
            return null;
        } catch (UnreadableBodyException e) {
            throw e;
        } catch (IOException e) {
            return e;
        }
    }

    private String head(String connectionHeaders) {
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\nHost: docker\r\n");
        head.append(connectionHeaders);
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (request.body().isPresent()) {
            OptionalLong length = request.body().get().length();
            if (length.isPresent()) {
                head.append("Content-Length: ").append(length.getAsLong()).append("\r\n");
            } else {
                head.append("Transfer-Encoding: chunked\r\n");
            }
        } else if (!request.method().equals("GET")) {
            head.append("Content-Length: 0\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static void send(WireRequest.Body body, OutputStream out) throws IOException {
        boolean chunked = body.length().isEmpty();
        int room = chunked ? 6 : 0;
        byte[] buffer = new byte[room + CHUNK + 2];
        while (true) {
            int count = read(body.content(), buffer, room);
            if (count < 0) {
                break;
            }
            if (chunked && count > 0) {
                int start = writeSize(buffer, count);
                buffer[room + count] = '\r';
                buffer[room + count + 1] = '\n';
                out.write(buffer, start, room - start + count + 2);
            } else {
                out.write(buffer, room, count);
            }
        }
        if (chunked) {
            out.write(new byte[] {'0', '\r', '\n', '\r', '\n'});
        }
    }

    private static int read(InputStream content, byte[] buffer, int room) throws UnreadableBodyException {
        try {
            return content.read(buffer, room, CHUNK);
        } catch (IOException e) {
            throw new UnreadableBodyException(e);
        }
    }

    /** Writes a chunk's size in front of its bytes and returns where that begins. */
    private static int writeSize(byte[] buffer, int count) {
        int at = 6;
        buffer[--at] = '\n';
        buffer[--at] = '\r';
        int rest = count;
        while (rest > 0) {
            buffer[--at] = (byte) Character.forDigit(rest & 15, 16);
            rest >>= 4;
        }
        return at;
    }

    WireInput input() {
        return connection.input();
    }

    OutputStream output() {
        return connection.output();
    }

    void shutdownOutput() throws IOException {
        connection.output().flush();
        connection.shutdownOutput();
    }

    /** The answer has been read to its end; the connection can carry another. */
    void finish(Reuse reuse) {
        if (over()) {
            if (reuse == Reuse.YES) {
                client.keep(this, connection);
            } else {
                client.drop(this, connection);
            }
        }
    }

    /** Whether a connection is in a state to carry another request. */
    enum Reuse {
        YES,
        NO
    }

    /** The answer is not wanted any more, or not to be had. */
    void abandon() {
        if (over()) {
            client.drop(this, connection);
        }
    }

    /** The deadline has passed. */
    void tooLate() {
        cut(Cut.TOO_LATE);
    }

    /** The client is closed while the answer is still being read. */
    void closeByClient() {
        cut(Cut.CLOSED);
    }

    private boolean over() {
        synchronized (this) {
            if (stage == Stage.OVER) {
                return false;
            }
            if (cut == Cut.NOT) {
                reached = stage;
            }
            stage = Stage.OVER;
        }
        endWatch();
        if (registration != null) {
            registration.close();
        }
        return true;
    }

    private synchronized void enter(Stage next) {
        if (stage != Stage.OVER) {
            stage = next;
        }
    }

    private void cut(Cut reason) {
        synchronized (this) {
            if (stage == Stage.OVER || cut != Cut.NOT) {
                return;
            }
            cut = reason;
            reached = stage;
        }
        connection.close();
    }

    /** Whether we ended it ourselves. */
    synchronized boolean wasCut() {
        return cut != Cut.NOT;
    }

    /** What a failure of this exchange means, in words. */
    ProblemException explain(IOException e) {
        Cut reason;
        Stage until;
        synchronized (this) {
            reason = cut;
            until = stage == Stage.OVER ? reached : stage;
        }
        EngineAddress address = client.address();
        if (reason == Cut.CANCELLED
                || (reason == Cut.NOT && Thread.currentThread().isInterrupted())) {
            return new ProblemException(
                    Kind.INTERRUPTED, Problem.error("the call to the container engine was called off"), e);
        }
        if (e instanceof UnreadableBodyException && e.getCause() != null) {
            String why = Words.of(e.getCause());
            return new ProblemException(
                    Kind.STACK, Problem.error("what was to be sent to the container engine cannot be read: " + why), e);
        }
        if (reason == Cut.CLOSED) {
            return new ProblemException(
                    Kind.STACK, Problem.error("the connection to the container engine was closed"), e);
        }
        // A socket of the file system lets one wait only when a program listens on it and accepts nobody.
        boolean stalled = reason == Cut.TOO_LATE && address instanceof EngineAddress.Unix;
        if (until == Stage.CONNECTING && !stalled) {
            String why = reason == Cut.TOO_LATE ? "it takes too long" : Words.of(e);
            return Unreachable.problem(address, why, e);
        }
        if (reason == Cut.TOO_LATE) {
            String time = request.deadline().isPresent()
                    ? " within " + TimeWords.exact(request.deadline().get())
                    : "";
            return new ProblemException(
                    Kind.STACK,
                    Problem.error("the container engine at " + address + " did not answer" + time)
                            .hint("it may be overloaded or frozen; see whether `docker ps` answers"),
                    e);
        }
        if (e instanceof NotHttpException) {
            return new ProblemException(
                    Kind.NO_ENGINE,
                    Problem.error(
                            "what listens at " + address + " is not a container engine: it sent " + e.getMessage()),
                    e);
        }
        if (address instanceof EngineAddress.Ssh && until == Stage.ASKING) {
            return Unreachable.problem(address, Words.of(e), e);
        }
        return new ProblemException(
                Kind.NO_ENGINE,
                Problem.error("the container engine at " + address + " went away: " + Words.of(e))
                        .hint("see whether it still runs, and do the same again: it continues where it ended"),
                e);
    }

    /** Our own side of the conversation failed. */
    static final class UnreadableBodyException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableBodyException(IOException cause) {
            super(cause);
        }
    }
}
