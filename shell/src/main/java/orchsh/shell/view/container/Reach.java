package orchsh.shell.view.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/**
 * Where services are reached.
 *
 * @param address the address at which the engine's published ports answer
 */
public record Reach(String address) {
    /** Where something else than a web server is known to listen: an address is said without {@code http://}. */
    private static final Set<Integer> NOT_HTTP = Set.of(
            21, 22, 23, 25, 53, 110, 143, 389, 465, 587, 636, 873, 993, 995, 1433, 1521, 1883, 2049, 2181, 3306, 3389,
            4222, 5432, 5433, 5671, 5672, 5900, 6379, 6380, 7687, 8883, 9042, 9092, 11211, 26257, 26379, 27017, 50000);

    private static final Set<Integer> HTTPS = Set.of(443, 8443);

    /** What a port is bound to that answers at every address of the machine. */
    private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::");

    /** Those of services that the stack has, in its order. */
    public static List<ObservedContainer> inOrderOf(Stack stack, List<ObservedContainer> containers) {
        List<String> order = stack.services().stream().map(Service::name).toList();
        return containers.stream()
                .filter(container -> container.service().filter(order::contains).isPresent())
                .sorted(Comparator.comparingInt((ObservedContainer container) ->
                                order.indexOf(container.service().orElse("")))
                        .thenComparingInt(container -> container.number().orElse(0)))
                .map(container -> completed(stack, container))
                .toList();
    }

    /** Of a container that is in networks without a way out alone, an engine tells no ports; what its service says stands in. */
    private static ObservedContainer completed(Stack stack, ObservedContainer container) {
        if (!container.ports().isEmpty()) {
            return container;
        }
        Service service = stack.service(container.service().orElse("")).orElseThrow();
        List<PublishedPort> said = new ArrayList<>();
        service.exposed()
                .forEach(port -> said.add(
                        new PublishedPort("", 0, port.port(), port.protocol().word())));
        service.waits().forEach(wait -> {
            if (wait instanceof Wait.Tcp tcp) {
                said.add(new PublishedPort("", 0, tcp.port(), "tcp"));
            } else if (wait instanceof Wait.Http http) {
                said.add(new PublishedPort("", 0, http.port(), "tcp"));
            }
        });
        return container.withPorts(said.stream().distinct().toList());
    }

    /** One line a way in; the service's name stands on its first line. */
    public List<String> lines(List<ObservedContainer> containers, Appearance appearance) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (ObservedContainer container : containers) {
            String name = container.service().orElse(container.name());
            List<String> known = ways.computeIfAbsent(name, service -> new ArrayList<>());
            waysTo(container).stream().filter(way -> !known.contains(way)).forEach(known::add);
        }
        int widest = ways.keySet().stream().mapToInt(Cells::width).max().orElse(0);
        Paint paint = Paint.of(appearance);
        List<String> lines = new ArrayList<>();
        ways.forEach((service, its) -> {
            for (int i = 0; i < its.size(); i++) {
                String name = Cells.padded(i == 0 ? service : "", widest);
                lines.add(paint.in(Tone.STRONG, name) + "   " + its.get(i));
            }
        });
        return lines;
    }

    /**
     * The addresses of pages, as far as ports tell what answers there.
     *
     * @param inside only of this port of the containers
     */
    public List<String> pages(List<ObservedContainer> containers, Optional<Integer> inside) {
        return containers.stream()
                .filter(ObservedContainer::isRunning)
                .flatMap(container -> PublishedPorts.ordered(container).stream())
                .filter(port -> port.isPublished()
                        && inside.filter(number -> number != port.containerPort())
                                .isEmpty())
                .map(this::url)
                .filter(url -> url.startsWith("http"))
                .distinct()
                .toList();
    }

    /** The same for programs. */
    public List<WayIn> waysIn(List<ObservedContainer> containers) {
        return containers.stream()
                .map(container -> new WayIn(
                        container.service().orElse(""),
                        container.name(),
                        StateWords.of(container),
                        container.isRunning() ? published(container) : List.of(),
                        container.isRunning() ? inside(container) : List.of()))
                .toList();
    }

    private List<String> waysTo(ObservedContainer container) {
        if (!container.isRunning()) {
            return List.of(StateWords.ofUnreachable(container));
        }
        List<String> published = published(container);
        if (!published.isEmpty()) {
            return published;
        }
        List<String> inside = inside(container);
        return inside.isEmpty() ? List.of("-") : List.of(String.join(", ", inside) + " inside the network");
    }

    private List<String> published(ObservedContainer container) {
        List<PublishedPort> ports = PublishedPorts.ordered(container);
        return ports.stream()
                .filter(port -> port.isPublished() && !isSecondWay(port, ports))
                .map(this::url)
                .distinct()
                .toList();
    }

    /** All of its ports, as those in its networks reach them. */
    private static List<String> inside(ObservedContainer container) {
        return PublishedPorts.ordered(container).stream()
                .map(Reach::inside)
                .distinct()
                .toList();
    }

    /** Whoever is reached by IPv4 need not be told the port that IPv6 got. */
    private static boolean isSecondWay(PublishedPort port, List<PublishedPort> all) {
        return port.address().equals("::")
                && all.stream()
                        .anyMatch(other -> other.address().equals("0.0.0.0")
                                && other.containerPort() == port.containerPort()
                                && other.protocol().equals(port.protocol()));
    }

    private String url(PublishedPort port) {
        boolean everywhere = EVERYWHERE.contains(port.address());
        String place = PublishedPorts.bracketed(everywhere ? address : port.address()) + ":" + port.hostPort();
        if (!port.protocol().equals("tcp")) {
            return place + "/" + port.protocol();
        }
        if (NOT_HTTP.contains(port.containerPort())) {
            return place;
        }
        return (HTTPS.contains(port.containerPort()) ? "https://" : "http://") + place;
    }

    private static String inside(PublishedPort port) {
        return port.protocol().equals("tcp")
                ? String.valueOf(port.containerPort())
                : port.containerPort() + "/" + port.protocol();
    }
}
