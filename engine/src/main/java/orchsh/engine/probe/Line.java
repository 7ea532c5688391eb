package orchsh.engine.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import orchsh.engine.caller.CancellationToken;

/**
 * A connection that ends with its deadline, however slowly bytes drip in, and at once when the work is called off. A
 * socket's own time limit begins anew with each byte.
 */
final class Line implements AutoCloseable {
    private final Socket socket;
    private final Deadline deadline;
    private final CancellationToken.Registration registration;

    private Line(Socket socket, Deadline deadline, CancellationToken cancellation) {
        this.socket = socket;
        this.deadline = deadline;
        this.registration = cancellation.onCancel(this::cut);
    }

    /**
     * Connects.
     *
     * @param patience how long to wait for the connection at most
     * @throws SocketTimeoutException when nothing came back
     */
    static Line to(InetSocketAddress address, Duration patience, Deadline deadline, CancellationToken cancellation)
            throws IOException {
        Line line = new Line(new Socket(), deadline, cancellation);
        try {
            line.socket.connect(address, millis(deadline.orIn(patience)));
            return line;
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
    }

    /** What comes from the other side, until the deadline. */
    InputStream input() throws IOException {
        return input(deadline);
    }

    /** What comes from the other side within that time. */
    InputStream inputFor(Duration time) throws IOException {
        return input(deadline.orIn(time));
    }

    private InputStream input(Deadline end) throws IOException {
        InputStream bytes = socket.getInputStream();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                socket.setSoTimeout(millis(end));
                return bytes.read();
            }

            @Override
            public int read(byte[] buffer, int from, int count) throws IOException {
                socket.setSoTimeout(millis(end));
                return bytes.read(buffer, from, count);
            }
        };
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /** For sockets nothing means for ever, so it cannot be what is left. */
    private static int millis(Deadline end) throws SocketTimeoutException {
        if (end.hasPassed()) {
            throw new SocketTimeoutException("the time is over");
        }
        return (int) Math.min(Integer.MAX_VALUE, end.left().toMillis() + 1);
    }

    private void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone then, which is what was wanted
        }
    }

    @Override
    public void close() {
        registration.close();
        cut();
    }
}
