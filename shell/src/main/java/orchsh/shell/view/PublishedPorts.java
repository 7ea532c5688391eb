package orchsh.shell.view;

import java.util.Comparator;
import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/** The ports of a container as Docker's own tools write them. */
final class PublishedPorts {
    private PublishedPorts() {}

    /** For example {@code 0.0.0.0:2154->5000/tcp, 5432/tcp}. */
    static String of(ObservedContainer container) {
        return String.join(
                ", ",
                ordered(container).stream()
                        .map(PublishedPorts::words)
                        .distinct()
                        .toList());
    }

    /** By the port inside; what is published on every address of both families counts once. */
    static List<PublishedPort> ordered(ObservedContainer container) {
        return container.ports().stream()
                .map(port -> port.address().equals("::") ? everywhere(port) : port)
                .distinct()
                .sorted(Comparator.comparingInt(PublishedPort::containerPort)
                        .thenComparing(PublishedPort::protocol)
                        .thenComparingInt(PublishedPort::hostPort)
                        .thenComparing(PublishedPort::address))
                .toList();
    }

    private static PublishedPort everywhere(PublishedPort port) {
        return new PublishedPort("0.0.0.0", port.hostPort(), port.containerPort(), port.protocol());
    }

    private static String words(PublishedPort port) {
        String inside = port.containerPort() + "/" + port.protocol();
        return port.isPublished() ? bracketed(port.address()) + ":" + port.hostPort() + "->" + inside : inside;
    }

    static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }
}
