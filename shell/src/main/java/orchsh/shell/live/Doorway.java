package orchsh.shell.live;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.Reach.Locality;

/** Finds the way to a port of a container: its own address where that leads there, else a published port. */
final class Doorway {
    private static final int PATIENCE_MILLIS = 300;
    private static final int KNOCKS = 3;
    private static final List<String> EVERYWHERE = List.of("", "0.0.0.0", "::");

    private final LivePorts ports;

    Doorway(LivePorts ports) {
        this.ports = ports;
    }

    /**
     * Where something can be asked, as it is written in a URL; absent when nothing leads there from here.
     *
     * @param whom the container as problems name it
     */
    Optional<String> to(String whom, ObservedContainer container, int port) {
        List<String> addresses = ports.locality() == Locality.LOCAL ? addresses(container) : List.of();
        for (int knock = 0; knock < KNOCKS; knock++) {
            for (String address : addresses) {
                Answer answer = knock(address, port);
                if (answer == Answer.OPENS) {
                    return Optional.of(authority(address, port));
                }
                if (answer == Answer.REFUSES) {
                    throw ProblemException.stack(Problem.error("nobody listens on port " + port + " of " + whom));
                }
            }
            if (published(container, port).isPresent()) {
                break;
            }
        }
        return published(container, port).map(published -> authority(hostOf(published), published.hostPort()));
    }

    private List<String> addresses(ObservedContainer container) {
        List<String> addresses = new ArrayList<>();
        ports.observer()
                .container(container.id())
                .map(ContainerDetails::networks)
                .ifPresent(networks -> networks.values().forEach(endpoint -> addresses.add(endpoint.address())));
        addresses.removeIf(String::isEmpty);
        return addresses;
    }

    private enum Answer {
        OPENS,
        REFUSES,
        SILENT
    }

    private static Answer knock(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return Answer.OPENS;
        } catch (ConnectException e) {
            return Answer.REFUSES;
        } catch (IOException e) {
            return Answer.SILENT;
        }
    }

    private static Optional<PublishedPort> published(ObservedContainer container, int port) {
        return container.ports().stream()
                .filter(PublishedPort::isPublished)
                .filter(published -> published.containerPort() == port
                        && published.protocol().equals("tcp"))
                .findFirst();
    }

    private String hostOf(PublishedPort published) {
        boolean isHere = EVERYWHERE.contains(published.address())
                || (published.address().startsWith("127.")
                        && !ports.publishedAt().isEmpty());
        return isHere ? ports.publishedAt() : published.address();
    }

    private static String authority(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
