package orchsh.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/** Suspects a wait that was in vain of looking at a port on which nobody is meant to listen. */
final class WrongPort {
    private WrongPort() {}

    /**
     * What is suspicious; absent where the container offers the port, or does not say what it offers.
     *
     * @param ports those of the container; what is offered without being published comes from its image or its service
     */
    static Optional<String> suspicion(Wait wait, List<PublishedPort> ports) {
        Optional<Integer> awaited = port(wait);
        List<Integer> offered = ports.stream()
                .filter(port -> port.protocol().equals("tcp") && !port.isPublished())
                .map(PublishedPort::containerPort)
                .distinct()
                .sorted()
                .toList();
        if (awaited.isEmpty() || offered.isEmpty() || offered.contains(awaited.get())) {
            return Optional.empty();
        }
        int port = awaited.get();
        List<PublishedPort> ways = ports.stream()
                .filter(way -> way.isPublished() && way.containerPort() == port)
                .toList();
        return ways.stream()
                .filter(way -> offered.contains(way.hostPort()))
                .findFirst()
                .map(way -> "`" + way.hostPort() + ":" + port + "` may be the wrong way round: inside it leads to port "
                        + port + ", and the image offers " + way.hostPort())
                .or(() -> ways.isEmpty()
                        ? Optional.of("port " + port + " may be the wrong one: the container offers "
                                + offered.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                        : Optional.empty());
    }

    private static Optional<Integer> port(Wait wait) {
        if (wait instanceof Wait.Tcp tcp) {
            return Optional.of(tcp.port());
        }
        return wait instanceof Wait.Http http ? Optional.of(http.port()) : Optional.empty();
    }
}
