package orchsh.engine.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/**
 * The ways to one port of a container, tried in the order of their honesty: its own address, where a refusal is a
 * refusal; then a published port, where a proxy may accept for a service that is not there.
 */
final class Doors {
    private static final int PATIENCE_MILLIS = 200;
    private static final int PROXY_PATIENCE_MILLIS = 50;

    private final Target target;
    private final int port;
    private boolean addressesAnswer = true;

    Doors(Target target, int port) {
        this.target = target;
        this.port = port;
    }

    /** What a knock at a port showed. */
    enum Knock {
        OPEN,
        REFUSED,
        /** Somebody accepts and hangs up at once: a proxy without a service behind it. */
        HUNG_UP,
        /** Nothing comes back: there may be no way from here. */
        SILENT
    }

    /** An address at which the port may be reached. */
    record Door(String host, int port, boolean isProxied) {
        InetSocketAddress address() {
            return new InetSocketAddress(host, port);
        }
    }

    /** The best door that may lead to the port; absent when there is none from here. */
    Optional<Door> best() {
        if (addressesAnswer && !target.addresses().isEmpty()) {
            return Optional.of(new Door(target.addresses().get(0), port, false));
        }
        return target.ports().stream()
                .filter(PublishedPort::isPublished)
                .filter(published -> published.containerPort() == port
                        && published.protocol().equals("tcp"))
                .findFirst()
                .map(published -> new Door(hostOf(published), published.hostPort(), true));
    }

    private String hostOf(PublishedPort published) {
        boolean everywhere = published.address().isEmpty()
                || published.address().equals("0.0.0.0")
                || published.address().equals("::");
        boolean loopback = published.address().startsWith("127.");
        return everywhere || (loopback && !target.publishedAt().isEmpty()) ? target.publishedAt() : published.address();
    }

    /** Knocks; when the container's address stays silent it is not tried again. */
    Knock knock(Door door) {
        Knock knock = knockOnce(door);
        if (knock == Knock.SILENT && !door.isProxied) {
            addressesAnswer = false;
        }
        return knock;
    }

    private static Knock knockOnce(Door door) {
        try (Socket socket = new Socket()) {
            socket.connect(door.address(), PATIENCE_MILLIS);
            return door.isProxied ? listen(socket) : Knock.OPEN;
        } catch (SocketTimeoutException | NoRouteToHostException e) {
            return Knock.SILENT;
        } catch (ConnectException e) {
            return Knock.REFUSED;
        } catch (IOException e) {
            return Knock.SILENT;
        }
    }

    private static Knock listen(Socket socket) throws IOException {
        socket.setSoTimeout(PROXY_PATIENCE_MILLIS);
        try (InputStream in = socket.getInputStream()) {
            return in.read() < 0 ? Knock.HUNG_UP : Knock.OPEN;
        } catch (SocketTimeoutException e) {
            return Knock.OPEN;
        } catch (IOException e) {
            return Knock.HUNG_UP;
        }
    }
}
