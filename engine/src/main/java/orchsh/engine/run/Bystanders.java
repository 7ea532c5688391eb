package orchsh.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Lookout;

/**
 * Small containers in the networks of others, for containers whose image has no tools and whose addresses lead nowhere
 * from here. They belong to the stack, end by themselves, and are removed when nobody waits any more.
 */
final class Bystanders implements Lookout, AutoCloseable {
    private static final ImageReference IMAGE = ImageReference.parse("busybox");
    private static final String SERVICE = "lookout";
    private static final List<String> COMMAND = List.of("sleep", "3600");

    private final Supplier<ContainerEngine> engine;
    private final EngineObserver observer;
    private final String project;
    private final Object lock = new Object();
    private final Map<String, Optional<String>> besides = new HashMap<>();

    Bystanders(Supplier<ContainerEngine> engine, EngineObserver observer, String project) {
        this.engine = engine;
        this.observer = observer;
        this.project = project;
    }

    @Override
    public Optional<String> beside(String container) {
        synchronized (lock) {
            return besides.computeIfAbsent(container, this::place);
        }
    }

    /** Absent when the engine has no image with tools. */
    private Optional<String> place(String container) {
        if (observer.image(IMAGE.toString()).isEmpty()) {
            return Optional.empty();
        }
        String name = container + "-lookout";
        removeLeftover(name);
        Service helper = Service.named(SERVICE)
                .image(IMAGE)
                .command(COMMAND)
                .namespaces(shared -> shared.network(new Namespace(Namespace.Kind.CONTAINER, container)))
                .build();
        engine.get().createContainer(ContainerOrder.alone(name, helper, labels()));
        engine.get().start(name);
        return Optional.of(name);
    }

    /** Of a run that could not clean up. */
    private void removeLeftover(String name) {
        boolean isThere = observer.containersOf(project).stream()
                .anyMatch(other -> other.name().equals(name));
        if (isThere) {
            engine.get().removeContainer(name, AnonymousVolumes.REMOVE);
        }
    }

    private Map<String, String> labels() {
        return Map.of(Labels.PROJECT, project, Labels.STACK, project, Labels.SERVICE, SERVICE, Labels.ONE_OFF, "True");
    }

    @Override
    public void close() {
        List<String> names;
        synchronized (lock) {
            names = besides.values().stream().flatMap(Optional::stream).toList();
            besides.clear();
        }
        for (String name : names) {
            engine.get().removeContainer(name, AnonymousVolumes.REMOVE);
        }
    }
}
