package orchsh.shell.view.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;

/** The ports of a container as Docker's own tools write them. */
public final class PublishedPorts {
    private PublishedPorts() {}

    /** For example {@code 0.0.0.0:2154->5000/tcp, 5432/tcp}. */
    static String of(ObservedContainer container) {
        return joined(words(container));
    }

    /** Each once, on one line. */
    static String joined(List<String> words) {
        return String.join(", ", new LinkedHashSet<>(words));
    }

    /** Each in words, in order. */
    static List<String> words(ObservedContainer container) {
        List<String> words = new ArrayList<>();
        for (PublishedPort port : ordered(container)) {
            words.add(words(port));
        }
        return words;
    }

    /** By the port inside; what is published at one port on every address of both families counts once. */
    public static List<PublishedPort> ordered(ObservedContainer container) {
        List<PublishedPort> ordered = new ArrayList<>();
        for (PublishedPort port : container.ports()) {
            if (!isTwin(port, container.ports()) && !ordered.contains(port)) {
                ordered.add(port);
            }
        }
        ordered.sort(new ByPort());
        return ordered;
    }

    /** By the port inside, then by where it is published. */
    private static final class ByPort implements Comparator<PublishedPort> {
        @Override
        public int compare(PublishedPort one, PublishedPort other) {
            int order = Integer.compare(one.containerPort(), other.containerPort());
            if (order == 0) {
                order = one.protocol().compareTo(other.protocol());
            }
            if (order == 0) {
                order = Integer.compare(one.hostPort(), other.hostPort());
            }
            return order == 0 ? one.address().compareTo(other.address()) : order;
        }
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
