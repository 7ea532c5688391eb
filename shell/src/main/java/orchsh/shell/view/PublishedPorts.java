package orchsh.shell.view;

import java.util.Comparator;
import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/** The ports of a container as Docker's own tools write them. */
public final class PublishedPorts {
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

    /** By the port inside; what is published at one port on every address of both families counts once. */
    public static List<PublishedPort> ordered(ObservedContainer container) {
        return container.ports().stream()
                .filter(port -> !isTwin(port, container.ports()))
                .distinct()
                .sorted(Comparator.comparingInt(PublishedPort::containerPort)
                        .thenComparing(PublishedPort::protocol)
                        .thenComparingInt(PublishedPort::hostPort)
                        .thenComparing(PublishedPort::address))
                .toList();
    }

    /** An engine that chooses the port may choose another one for each family. */
    private static boolean isTwin(PublishedPort port, List<PublishedPort> all) {
        return port.address().equals("::")
                && all.contains(new PublishedPort("0.0.0.0", port.hostPort(), port.containerPort(), port.protocol()));
    }

    static String words(PublishedPort port) {
        String inside = port.containerPort() + "/" + port.protocol();
        return port.isPublished() ? bracketed(port.address()) + ":" + port.hostPort() + "->" + inside : inside;
    }

    public static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }
}
