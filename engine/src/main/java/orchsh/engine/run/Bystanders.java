package orchsh.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.plan.Step.PullImage;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.Lookout;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

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
    private final ImageSupply images;
    private final String project;
    private final Object lock = new Object();
    private final Map<String, Optional<String>> besides = new HashMap<>();
    private final List<String> made = new ArrayList<>();
    private boolean closed;

    Bystanders(Supplier<ContainerEngine> engine, EngineObserver observer, ImageSupply images, String project) {
        this.engine = engine;
        this.observer = observer;
        this.images = images;
        this.project = project;
    }

    @Override
    public Optional<String> beside(String container, CancellationToken cancellation) {
        synchronized (lock) {
            if (closed) { // whoever looked when the wait was over may come late, and nobody would clean up behind him
                throw calledOff(container);
            }
            return besides.computeIfAbsent(container, name -> place(name, cancellation));
        }
    }

    /** Absent when there is no image with tools. */
    private Optional<String> place(String container, CancellationToken cancellation) {
        if (cancellation.isCancelled()) {
            throw calledOff(container);
        }
        if (!hasImage(cancellation)) {
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
        made.add(name);
        engine.get().start(name);
        return Optional.of(name);
    }

    private static ProblemException calledOff(String container) {
        return new ProblemException(
                ProblemException.Kind.INTERRUPTED, Problem.error("looking at `" + container + "` was called off"));
    }

    private boolean hasImage(CancellationToken cancellation) {
        if (observer.image(IMAGE.toString()).isPresent()) {
            return true;
        }
        try {
            PullImage pull = new PullImage(SERVICE, IMAGE, PullImage.Presence.MISSING);
            images.provide(pull, ContainerEngine.Progress.IGNORED, cancellation, note -> {});
            return true;
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            return false; // the wait says that its port cannot be reached, which is what matters
        }
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
            closed = true;
            names = List.copyOf(made);
            made.clear();
            besides.clear();
        }
        names.forEach(this::remove);
    }

    private void remove(String name) {
        try {
            engine.get().removeContainer(name, AnonymousVolumes.REMOVE);
        } catch (ProblemException e) {
            // What has become of the stack counts more. It ends by itself, and `down` removes it by its labels.
        }
    }
}
