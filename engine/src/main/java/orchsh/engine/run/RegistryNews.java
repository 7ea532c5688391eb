package orchsh.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Platform;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.RegistryStanding;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds out which of the images that are here will not do: for the platform, or for who wants what the registry has now. */
public final class RegistryNews {
    /** Registries that say nothing are waited for, so they must not be waited for one after the other. */
    private static final int ASKED_AT_ONCE = 8;

    private final EngineObserver observer;
    private final Supplier<ContainerEngine> engine;
    private final Clock clock;

    public RegistryNews(EngineObserver observer, Supplier<ContainerEngine> engine, Clock clock) {
        this.observer = observer;
        this.engine = engine;
        this.clock = clock;
    }

    /** Of the images that are to be asked for though they are here: how they stand to what their registries have. */
    public Map<ImageReference, RegistryStanding> about(
            Stack stack, List<Service> services, ObservedStack observed, CancellationToken cancellation) {
        Map<ImageReference, RegistryStanding> standings = new HashMap<>();
        Map<ImageReference, ObservedImage> due = new LinkedHashMap<>();
        for (Service service : services) {
            ImageReference image = stack.imageOf(service);
            Optional<ObservedImage> present = observed.imageNamed(image.listedName());
            boolean isOpen = service.build().isEmpty()
                    && present.isPresent()
                    && !standings.containsKey(image)
                    && !due.containsKey(image);
            if (isOpen && isForOtherPlatform(service, image)) {
                standings.put(image, RegistryStanding.OTHER_PLATFORM);
            } else if (isOpen && image.digest().isEmpty() && isDue(service.pull(), image)) {
                due.put(image, present.get());
            }
        }
        if (!due.isEmpty()) {
            standings.putAll(ask(due, cancellation));
        }
        return standings;
    }

    private Map<ImageReference, RegistryStanding> ask(
            Map<ImageReference, ObservedImage> due, CancellationToken cancellation) {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(ASKED_AT_ONCE, due.size()), Background.threads("what registries have"));
        try {
            Map<ImageReference, Future<RegistryStanding>> asked = new LinkedHashMap<>();
            due.forEach(
                    (image, present) -> asked.put(image, threads.submit(() -> standing(image, present, cancellation))));
            Map<ImageReference, RegistryStanding> standings = new HashMap<>();
            asked.forEach((image, standing) -> standings.put(image, told(standing)));
            return standings;
        } finally {
            threads.shutdownNow();
        }
    }

    private static RegistryStanding told(Future<RegistryStanding> standing) {
        try {
            return standing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ProblemException.Kind.INTERRUPTED, Problem.error("asking the registries was called off"), e);
        }
    }

    /** Asked only for services that name a platform. */
    private boolean isForOtherPlatform(Service service, ImageReference image) {
        return service.platform()
                .map(Platform::parse)
                .filter(wanted -> observer.image(image.toString(), wanted)
                        .filter(present -> present.suits(wanted))
                        .isEmpty())
                .isPresent();
    }

    private boolean isDue(PullPolicy policy, ImageReference image) {
        return switch (policy.kind()) {
            case ALWAYS -> true;
            case WHEN_OLD -> isOlder(image, policy.age().orElseThrow());
            case MISSING, NEVER, BUILD -> false;
        };
    }

    /** An image of unknown age is old. */
    private boolean isOlder(ImageReference image, Duration age) {
        Instant border = clock.instant().minus(age);
        return observer.image(image.toString())
                .flatMap(ImageDetails::named)
                .filter(border::isBefore)
                .isEmpty();
    }

    private RegistryStanding standing(ImageReference image, ObservedImage present, CancellationToken cancellation) {
        return engine.get()
                .digestInRegistry(image, cancellation)
                .map(digest -> present.names().contains(image.name() + "@" + digest)
                        ? RegistryStanding.SAME
                        : RegistryStanding.REPLACED)
                .orElse(RegistryStanding.UNKNOWN);
    }
}
