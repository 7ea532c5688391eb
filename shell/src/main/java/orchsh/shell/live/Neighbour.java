package orchsh.shell.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.engine.problem.ProblemException;

/**
 * A small container in the network of another one, to ask from there what that one has no tools for. It is made of an image
 * that the engine has already, belongs to the stack, and goes when it is closed.
 */
public final class Neighbour implements AutoCloseable {
    /** What images are called that have a shell and tools for networks. */
    private static final List<String> USEFUL = List.of("busybox:", "alpine:");

    private static final String SERVICE = "neighbour";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final LivePorts ports;
    private final String name;

    private Neighbour(LivePorts ports, String name) {
        this.ports = ports;
        this.name = name;
    }

    /** One beside a running container; absent where the engine has no image for it. */
    public static Optional<Neighbour> of(LivePorts ports, String stack, String container) {
        return image(ports)
                .map(image -> beside(ports, stack, container, SERVICE, ImageReference.parse(image), LONGEST));
    }

    private static Optional<String> image(LivePorts ports) {
        List<String> names = ports.observer().observe("").images().stream()
                .map(ObservedImage::names)
                .flatMap(List::stream)
                .sorted()
                .toList();
        return USEFUL.stream()
                .flatMap(useful -> names.stream().filter(name -> name.startsWith(useful)))
                .findFirst();
    }

    /**
     * One beside a running container.
     *
     * @param word what it is called by
     * @param time how long it stays where nobody closes it
     */
    static Neighbour beside(
            LivePorts ports, String stack, String container, String word, ImageReference image, Duration time) {
        Service helper = Service.named(word)
                .image(image)
                .command(List.of("sleep", String.valueOf(time.toSeconds())))
                .namespaces(shared -> shared.network(new Namespace(Namespace.Kind.CONTAINER, container)))
                .build();
        Map<String, String> labels =
                Map.of(Labels.PROJECT, stack, Labels.STACK, stack, Labels.SERVICE, word, Labels.ONE_OFF, "True");
        Neighbour neighbour = new Neighbour(
                ports, container + "-" + word + "-" + Mark.random().value());
        ContainerEngine engine = ports.changes().get();
        engine.createContainer(ContainerOrder.alone(neighbour.name, helper, labels));
        try {
            engine.start(neighbour.name);
        } catch (ProblemException e) {
            neighbour.close();
            throw e;
        }
        return neighbour;
    }

    String name() {
        return name;
    }

    public ExecResult run(List<String> command, Duration time, CancellationToken cancellation) {
        return ports.observer().exec(name, command, time, cancellation);
    }

    @Override
    public void close() {
        ports.changes().get().removeContainer(name, AnonymousVolumes.REMOVE);
    }
}
